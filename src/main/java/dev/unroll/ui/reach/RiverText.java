package dev.unroll.ui.reach;

import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.i18n.Symbols;

/** What the river says of a ray, of a cell and of the bars below it, in words and numbers. Time steps from 1. */
final class RiverText {
    private static final int DIGITS = 3;

    private RiverText() {}

    /** A cell: how much of one loss's gradient reaches one character. */
    static String cell(RiverPicture picture, int t, int k) {
        if (!picture.asks(t)) {
            return nothing(picture, t);
        }
        String norm = Messages.get(
                        "reach.cell.head",
                        Symbols.subscript(t),
                        picture.targetName(t),
                        Symbols.subscript(k),
                        picture.inputName(k))
                + "\n"
                + Messages.get(
                        "reach.cell.norm", Symbols.subscript(t), Symbols.subscript(k), number(picture.norm(t, k)))
                + "\n";
        if (picture.norm(t, t) == 0) {
            return norm + Messages.get("reach.cell.flat");
        }
        return norm
                + Messages.get("reach.cell.left", percent(picture.norm(t, k) / picture.norm(t, t)), t - k)
                + "\n"
                + Messages.get(
                        "reach.cell.share",
                        number(picture.insight().window().river().contributionNorm(picture.layer(), t, k)));
    }

    /** A ray with a point on it: the loss, and what is left of its gradient there. */
    static String ray(RiverPicture picture, int t, int k) {
        if (isNothing(picture, t)) {
            return nothing(picture, t);
        }
        return Messages.get(
                "reach.ray.at",
                Symbols.subscript(t),
                picture.targetName(t),
                Symbols.subscript(k),
                number(picture.norm(t, k)),
                percent(picture.norm(t, k) / picture.norm(t, t)));
    }

    /** A ray as a whole: how far it reaches. */
    static String ray(RiverPicture picture, int t) {
        if (isNothing(picture, t)) {
            return nothing(picture, t);
        }
        int k = picture.reaches(t);
        String loss = Symbols.subscript(t);
        String target = picture.targetName(t);
        if (t == 1) {
            return Messages.get("reach.ray.first", loss, target);
        }
        if (k == 1) {
            return Messages.get("reach.ray.start", loss, target, t - 1);
        }
        return t == k
                ? Messages.get("reach.ray.nowhere", loss, target)
                : Messages.get("reach.ray.whole", loss, target, t - k, picture.inputName(k));
    }

    private static boolean isNothing(RiverPicture picture, int t) {
        return !picture.asks(t) || picture.norm(t, t) == 0;
    }

    /** Nothing is asked for there; or something is, and its loss teaches this layer nothing. */
    private static String nothing(RiverPicture picture, int t) {
        return picture.asks(t)
                ? Messages.get("reach.ray.flat", Symbols.subscript(t), picture.targetName(t))
                : Messages.get("reach.ray.zero", t);
    }

    /** A bar: the losses of all later characters together, beside the character's own. */
    static String bar(RiverPicture picture, int t) {
        return Messages.get("reach.bar.head", Symbols.subscript(t), picture.inputName(t))
                + "\n"
                + Messages.get("reach.bar.sum", Symbols.subscript(t), number(picture.accumulated()[t - 1]))
                + "\n"
                + (picture.asks(t)
                        ? Messages.get("reach.bar.own", Symbols.subscript(t), number(picture.norm(t, t)))
                        : Messages.get("reach.bar.none"));
    }

    private static String number(double value) {
        return Numbers.significant(value, DIGITS);
    }

    private static String percent(double share) {
        return Numbers.significant(100 * share, 2);
    }
}
