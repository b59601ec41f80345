package dev.unroll.ui.reach;

import dev.unroll.core.insight.GradientRiver;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.equation.Place;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.i18n.Symbols;
import java.util.ArrayList;
import java.util.List;

/** A cell of the river and a bar below it in their equations. Time steps from 1. */
final class RiverExplained {
    private static final int DIGITS = 3;

    private RiverExplained() {}

    /**
     * {@return how much of one loss's gradient reaches one character}
     *
     * @param picture what is seen
     * @param t of the loss; 0 for none
     * @param k of the character; 0 for none
     */
    static Explained cell(RiverPicture picture, int t, int k) {
        if (k < 1 || t < k || t > picture.steps()) {
            Explained.Part length = Explained.Part.of(Equation.RIVER);
            String all = Messages.get("explain.river.all");
            return picture.hasRayEquation()
                    ? Explained.at(picture.step(), all, length, Explained.Part.of(Equation.RIVER_RAY))
                    : Explained.at(picture.step(), all, length);
        }
        if (!picture.asks(t)) {
            return Explained.at(picture.step(), Messages.get("reach.ray.zero", t), Explained.Part.of(Equation.RIVER));
        }
        String loss = Symbols.subscript(t);
        String state = Symbols.subscript(k);
        String head = Messages.get("reach.cell.head", loss, picture.targetName(t), state, picture.inputName(k));
        Explained.Part length = new Explained.Part(Equation.RIVER, Place.ANY, norm(picture, t, k));
        return picture.isTop()
                ? Explained.at(
                        picture.step(),
                        head,
                        length,
                        new Explained.Part(Equation.RIVER_STEP, Place.ANY, further(picture, t, k)))
                : Explained.at(picture.step(), head, length);
    }

    private static List<String> norm(RiverPicture picture, int t, int k) {
        double norm = picture.norm(t, k);
        double own = picture.norm(t, t);
        List<String> lines = new ArrayList<>();
        lines.add(Messages.get("explain.river.norm", t, k, Symbols.subscript(t), Symbols.subscript(k), number(norm)));
        if (own == 0) {
            lines.add(Messages.get("reach.cell.flat"));
        } else if (k < t) {
            lines.add(Messages.get("explain.river.left", number(norm), number(own), number(100 * norm / own), t));
        }
        return lines;
    }

    /** The next step back. Below the top layer, more than W makes it: nothing is said of the factors there. */
    private static List<String> further(RiverPicture picture, int t, int k) {
        GradientRiver river = picture.insight().window().river();
        int layer = picture.layer();
        double norm = picture.norm(t, k);
        if (k == 1 || layer < river.layers() - 1 || !(norm > 0)) {
            return List.of();
        }
        double damped = river.sumNorm(layer, t, k);
        double next = picture.norm(t, k - 1);
        List<String> lines = new ArrayList<>();
        lines.add(Messages.get(
                "explain.river.step",
                Symbols.subscript(t),
                Symbols.subscript(k - 1),
                number(norm),
                number(damped / norm),
                number(next / damped),
                Numbers.significant(next, DIGITS - 1))); // a digit less than its factors, so that they make it
        lines.add(Messages.get("explain.river.factors", number(damped / norm), number(next / damped)));
        return damped > 0 ? lines : List.of(Messages.get("reach.cell.flat"));
    }

    /**
     * {@return the gradient of all later losses at one character}
     *
     * @param picture what is seen
     * @param t the character; 0 for none
     */
    static Explained bar(RiverPicture picture, int t) {
        boolean pointed = t >= 1 && t <= picture.steps();
        int layers = picture.insight().layers();
        boolean last = t == picture.steps();
        Equation equation = picture.layer() == layers - 1
                ? last ? Equation.STATE_GRADIENT_LAST : Equation.STATE_GRADIENT
                : last ? Equation.STATE_GRADIENT_LOWER_LAST : Equation.STATE_GRADIENT_LOWER;
        if (!pointed) {
            return Explained.at(
                    picture.step(),
                    Messages.get("explain.river.bars"),
                    new Explained.Part(equation, new Place(0, picture.layer(), layers, ""), List.of()));
        }
        String index = Symbols.subscript(t);
        List<String> lines = new ArrayList<>();
        lines.add(Messages.get("explain.river.sum", index, number(picture.accumulated()[t - 1])));
        if (picture.asks(t)) {
            lines.add(Messages.get("reach.bar.own", index, number(picture.norm(t, t))));
        }
        return Explained.at(
                picture.step(),
                Messages.get("reach.bar.head", index, picture.inputName(t)),
                new Explained.Part(equation, new Place(t, picture.layer(), layers, ""), lines));
    }

    private static String number(double value) {
        return Numbers.significant(value, DIGITS);
    }
}
