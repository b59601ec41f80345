package dev.unroll.ui.hidden;

import dev.unroll.core.linalg.Activation;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.equation.PhaseEquations;
import dev.unroll.ui.equation.Place;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.i18n.Symbols;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A hidden state in its equation. Units and time steps are counted from 0 here and from 1 on the screen. */
final class StateExplained {
    private static final int DIGITS = 3;
    private static final int MOST_DIGITS = 12;

    private StateExplained() {}

    /**
     * {@return what made a hidden state}
     *
     * @param picture what is seen
     * @param layers how many the network has
     * @param unit that is pointed at; -1 for none
     * @param t time step that is pointed at; -1 for none
     */
    static Explained of(HiddenPicture picture, int layers, int unit, int t) {
        boolean pointed = unit >= 0 && unit < picture.units() && t >= 0 && t < picture.steps();
        Place place = new Place(pointed ? t + 1 : 0, picture.layer(), layers, "");
        Explained.Part state = new Explained.Part(
                PhaseEquations.state(picture.activation()), place, pointed ? numbers(picture, unit, t) : List.of());
        Explained.Part sum =
                new Explained.Part(picture.layer() == 0 ? Equation.SUM : Equation.SUM_UPPER, place, List.of());
        return Explained.at(picture.step(), about(picture, pointed, layers, unit, t), state, sum);
    }

    private static String about(HiddenPicture picture, boolean pointed, int layers, int unit, int t) {
        String at = pointed
                ? Messages.get("hidden.cell.place", unit + 1, Symbols.name(picture.codePoints()[t]), t + 1)
                : Messages.get("hidden.subtitle", picture.units(), picture.steps());
        return layers > 1 ? at + " · " + Messages.get("hidden.layer", picture.layer() + 1) : at;
    }

    private static List<String> numbers(HiddenPicture picture, int unit, int t) {
        double a = picture.a(unit, t);
        String name = "a" + Symbols.subscript(t + 1) + "[" + (unit + 1) + "]";
        String phi = picture.activation().text();
        List<String> lines = new ArrayList<>();
        OptionalDouble s = picture.activation().sum(a);
        if (s.isPresent()) {
            lines.add(Messages.get(
                    "explain.state." + phi, name, number(s.getAsDouble()), number(a), number(0 - s.getAsDouble())));
        } else {
            lines.add(Messages.get("explain.flat." + phi, name, number(a)));
        }
        lines.add(Messages.get(
                "explain.slope." + phi,
                Numbers.significant(Math.abs(a), digits(picture.activation(), a)),
                number(picture.activation().slope(a))));
        return lines;
    }

    /** As many as make the slope of the written state the written slope: near ±1 it takes many. */
    private static int digits(Activation phi, double a) {
        String slope = number(phi.slope(a));
        int digits = DIGITS;
        while (digits < MOST_DIGITS && !number(phi.slope(rounded(a, digits))).equals(slope)) {
            digits++;
        }
        return digits;
    }

    private static double rounded(double a, int digits) {
        return new BigDecimal(a).round(new MathContext(digits)).doubleValue();
    }

    private static String number(double value) {
        return Numbers.significant(value, DIGITS);
    }
}
