package dev.unroll.ui.setup;

import dev.unroll.core.linalg.Initializer;
import dev.unroll.ui.i18n.Messages;

/** The kinds of initial weights as the Setup pane offers them, each with its number. */
enum InitialKind {
    NORMAL,
    UNIFORM,
    XAVIER,
    ORTHOGONAL,
    IDENTITY,
    RADIUS;

    static InitialKind of(Initializer initializer) {
        if (initializer instanceof Initializer.Normal) {
            return NORMAL;
        } else if (initializer instanceof Initializer.Uniform) {
            return UNIFORM;
        } else if (initializer instanceof Initializer.Orthogonal) {
            return ORTHOGONAL;
        } else if (initializer instanceof Initializer.Identity) {
            return IDENTITY;
        } else if (initializer instanceof Initializer.SpectralRadius) {
            return RADIUS;
        }
        return XAVIER;
    }

    /** The number that belongs to an initializer; 1 for one that has none. */
    static double number(Initializer initializer) {
        if (initializer instanceof Initializer.Normal normal) {
            return normal.sigma();
        } else if (initializer instanceof Initializer.Uniform uniform) {
            return uniform.r();
        } else if (initializer instanceof Initializer.Orthogonal orthogonal) {
            return orthogonal.gain();
        } else if (initializer instanceof Initializer.Identity identity) {
            return identity.gain();
        } else if (initializer instanceof Initializer.SpectralRadius radius) {
            return radius.radius();
        }
        return 1;
    }

    Initializer create(double number) {
        return switch (this) {
            case NORMAL -> new Initializer.Normal(number);
            case UNIFORM -> new Initializer.Uniform(number);
            case XAVIER -> new Initializer.Xavier();
            case ORTHOGONAL -> new Initializer.Orthogonal(number);
            case IDENTITY -> new Initializer.Identity(number);
            case RADIUS -> new Initializer.SpectralRadius(number);
        };
    }

    /**
     * This kind with the number it usually has.
     *
     * @param hidden H, on which PyTorch's uniform weights depend
     */
    Initializer usual(int hidden) {
        return switch (this) {
            case NORMAL -> create(0.01);
            case UNIFORM -> create(Math.rint(1e4 / Math.sqrt(hidden)) / 1e4);
            case XAVIER, ORTHOGONAL, IDENTITY, RADIUS -> create(1);
        };
    }

    String text() {
        return switch (this) {
            case NORMAL -> Messages.get("setup.initial.normal");
            case UNIFORM -> Messages.get("setup.initial.uniform");
            case XAVIER -> Messages.get("setup.initial.xavier");
            case ORTHOGONAL -> Messages.get("setup.initial.orthogonal");
            case IDENTITY -> Messages.get("setup.initial.identity");
            case RADIUS -> Messages.get("setup.initial.radius");
        };
    }

    /** What the number is. */
    String numberName() {
        return switch (this) {
            case NORMAL -> Messages.get("setup.initial.sigma");
            case UNIFORM -> Messages.get("setup.initial.r");
            case XAVIER, ORTHOGONAL, IDENTITY -> Messages.get("setup.initial.gain");
            case RADIUS -> Messages.get("setup.initial.rho");
        };
    }
}
