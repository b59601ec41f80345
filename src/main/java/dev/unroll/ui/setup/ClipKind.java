package dev.unroll.ui.setup;

import dev.unroll.core.optim.GradientClip;
import dev.unroll.ui.i18n.Messages;
import java.util.OptionalDouble;

/** The kinds of clipping as the Setup pane offers them. */
enum ClipKind {
    NONE,
    NORM,
    VALUE;

    static ClipKind of(GradientClip clip) {
        if (clip instanceof GradientClip.ByNorm) {
            return NORM;
        }
        return clip instanceof GradientClip.ByValue ? VALUE : NONE;
    }

    static OptionalDouble threshold(GradientClip clip) {
        if (clip instanceof GradientClip.ByNorm norm) {
            return OptionalDouble.of(norm.threshold());
        }
        return clip instanceof GradientClip.ByValue value
                ? OptionalDouble.of(value.threshold())
                : OptionalDouble.empty();
    }

    GradientClip create(double threshold) {
        return switch (this) {
            case NONE -> new GradientClip.None();
            case NORM -> new GradientClip.ByNorm(threshold);
            case VALUE -> new GradientClip.ByValue(threshold);
        };
    }

    String text() {
        return switch (this) {
            case NONE -> Messages.get("setup.clip.none");
            case NORM -> Messages.get("setup.clip.norm");
            case VALUE -> Messages.get("setup.clip.value");
        };
    }
}
