package dev.unroll.ui.hidden;

import dev.unroll.core.linalg.Activation;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.i18n.Symbols;

/** What is said about a cell and about a unit. Units and time steps are counted from 0 here and from 1 on the screen. */
final class UnitText {
    private static final int DIGITS = 3;

    private UnitText() {}

    /** The unit, its character, its value, and the equation that made it. */
    static String cell(HiddenPicture picture, int unit, int t) {
        return Messages.get("hidden.cell.place", unit + 1, Symbols.name(picture.codePoints()[t]), t + 1)
                + "\n"
                + equation(picture.activation(), unit)
                + " = "
                + Numbers.significant(picture.a(unit, t), DIGITS)
                + "\n"
                + Messages.get("hidden.cell.step", picture.layer() + 1, picture.step());
    }

    /** A followed unit and its values over the window. */
    static String followed(HiddenPicture picture, int unit) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < picture.steps(); t++) {
            double a = picture.a(unit, t);
            sum += a;
            least = Math.min(least, a);
            most = Math.max(most, a);
        }
        return Messages.get(
                "hidden.followed",
                unit + 1,
                Numbers.decimals(sum / picture.steps(), 2),
                Numbers.decimals(least, 2),
                Numbers.decimals(most, 2));
    }

    /** With t as a letter: its number stands above, and would be too small to read down here. */
    private static String equation(Activation activation, int unit) {
        String s = "sₜ[" + (unit + 1) + "]";
        return "aₜ[" + (unit + 1) + "] = "
                + switch (activation) {
                    case TANH -> "tanh(" + s + ")";
                    case SIGMOID -> "σ(" + s + ")";
                    case RELU -> "max(0, " + s + ")";
                    case IDENTITY -> s;
                };
    }
}
