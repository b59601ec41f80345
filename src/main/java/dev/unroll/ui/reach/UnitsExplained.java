package dev.unroll.ui.reach;

import dev.unroll.core.insight.Histogram;
import dev.unroll.core.insight.Saturation;
import dev.unroll.core.linalg.Activation;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.equation.Place;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import java.util.ArrayList;
import java.util.List;

/** How flat the units stand, and how their numbers are distributed, in their equations. */
final class UnitsExplained {
    private static final int DIGITS = 3;

    private UnitsExplained() {}

    /**
     * {@return the saturation of a unit, or of all}
     *
     * @param picture what is seen
     * @param unit that is pointed at, from 0; -1 for none
     */
    static Explained saturation(RiverPicture picture, int unit) {
        Saturation saturation = picture.insightOfLayer().saturation();
        int units = saturation.perUnit().length;
        boolean pointed = unit >= 0 && unit < units;
        double share = pointed ? saturation.perUnit()[unit] : saturation.share();
        long of = pointed ? picture.steps() : (long) units * picture.steps();
        Activation phi = picture.insight().look().experiment().activation();
        List<String> counted = List.of(Messages.get(
                pointed ? "explain.units.share" : "explain.units.shares",
                Numbers.whole(Math.round(share * of)),
                Numbers.whole(of),
                number(100 * share)));
        List<String> slope = List.of(Messages.get("explain.units.slope", number(saturation.meanSlope())));
        List<Explained.Part> parts = new ArrayList<>();
        if (phi == Activation.TANH) {
            parts.add(new Explained.Part(Equation.SATURATED, Place.ANY, counted));
            parts.add(new Explained.Part(Equation.TANH, Place.ANY, slope));
        } else {
            List<String> both = new ArrayList<>(phi == Activation.IDENTITY ? List.of() : counted);
            both.addAll(slope);
            parts.add(new Explained.Part(equation(phi), Place.ANY, both));
        }
        return Explained.at(
                picture.step(),
                pointed ? Messages.get("reach.units.cell", unit + 1) : Messages.get("explain.units.all", units),
                parts.toArray(Explained.Part[]::new));
    }

    private static Equation equation(Activation phi) {
        return switch (phi) {
            case TANH -> Equation.TANH;
            case RELU -> Equation.RELU;
            case SIGMOID -> Equation.SIGMOID;
            case IDENTITY -> Equation.IDENTITY;
        };
    }

    /**
     * {@return how often a value occurs among some numbers}
     *
     * @param name of the numbers
     * @param equation in which they stand
     * @param histogram how they are distributed
     * @param picture of which layer
     * @param bin that is pointed at; -1 for none
     */
    static Explained bin(String name, Equation equation, Histogram histogram, RiverPicture picture, int bin) {
        Place place = new Place(0, picture.layer(), picture.insight().layers(), "");
        boolean pointed = bin >= 0 && bin < histogram.counts().length;
        int first = pointed ? bin : 0;
        int last = pointed ? bin : histogram.counts().length - 1;
        long count = pointed ? histogram.counts()[bin] : histogram.total();
        String line = Messages.get(
                "explain.units.bin",
                Numbers.whole(count),
                Numbers.whole(histogram.total()),
                number(histogram.edge(first)),
                number(histogram.edge(last + 1)));
        List<String> lines = new ArrayList<>(List.of(line));
        int streams = picture.insight().look().experiment().streams();
        boolean weights = equation == Equation.SUM || equation == Equation.SUM_UPPER;
        if (streams > 1 && !weights) {
            lines.add(Messages.get("explain.units.stream", streams)); // a look has one window
        }
        return Explained.at(picture.step(), name, new Explained.Part(equation, place, lines));
    }

    private static String number(double value) {
        return Numbers.significant(value, DIGITS);
    }
}
