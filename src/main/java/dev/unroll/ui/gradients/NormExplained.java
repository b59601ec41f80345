package dev.unroll.ui.gradients;

import dev.unroll.core.optim.GradientClip;
import dev.unroll.session.RunHistory;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.equation.PhaseEquations;
import dev.unroll.ui.equation.Place;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.insight.ParameterLine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The length of a gradient in its equation. */
final class NormExplained {
    private static final int DIGITS = 4;
    /** A norm that was brought to the threshold is off it by rounding only. */
    private static final double ROUNDING = 1e-9;

    private final Snapshot snapshot;
    private final RunHistory history;
    private final long step;
    private final int layers;

    private NormExplained(Snapshot snapshot, long step) {
        this.snapshot = snapshot;
        this.step = step;
        history = snapshot.history();
        layers = snapshot.experiment().layers();
    }

    /**
     * {@return how long a gradient was}
     *
     * @param snapshot whose newest step is explained where none is pointed at
     * @param column the line that is pointed at, such as grad_W; any other for the total
     * @param x the step that is pointed at; NaN for none
     */
    static Explained of(Snapshot snapshot, String column, double x) {
        long last = snapshot.step();
        if (last == 0) {
            return Explained.before(Equation.TOTAL_NORM, Equation.GRADIENT_NORM);
        }
        NormExplained norm = new NormExplained(snapshot, x >= 1 && x < last ? Math.round(x) : last);
        List<String> names = snapshot.history().names();
        return IntStream.range(0, names.size())
                .filter(i -> norm.line(i).column().equals(column))
                .mapToObj(norm::parameter)
                .findFirst()
                .orElseGet(norm::total);
    }

    private ParameterLine line(int block) {
        return ParameterLine.of(history.names().get(block), layers);
    }

    private Explained parameter(int block) {
        String name = history.names().get(block);
        int layer = name.length() > 1 ? Integer.parseInt(name.substring(1)) - 1 : 0;
        Place place = new Place(0, layer, layers, name.substring(0, 1));
        double value = history.blockNorm(block).get(step - 1);
        Equation equation = "bc".contains(place.parameter()) ? Equation.VECTOR_NORM : Equation.GRADIENT_NORM;
        String label = line(block).label();
        String root = Messages.get("explain.norm.root", label, number(value * value), number(value));
        return explained(label, equation, root, place, value);
    }

    private Explained total() {
        String squares = IntStream.range(0, history.names().size())
                .boxed()
                .sorted((a, b) -> Integer.compare(line(a).color(), line(b).color()))
                .map(i -> number(history.blockNorm(i).get(step - 1)) + "²")
                .collect(Collectors.joining(" + "));
        double value = history.gradientNorm().get(step - 1);
        String sum = Messages.get("explain.norm.sum", squares, number(value));
        return explained(Messages.get("explain.norm.total"), Equation.TOTAL_NORM, sum, Place.ANY, value);
    }

    /** How it was clipped is not known of a step that was clipped in another way than now: then its equation is left out. */
    private Explained explained(String about, Equation equation, String line, Place place, double value) {
        GradientClip clip = snapshot.experiment().clip();
        List<String> clipped = clip(clip, value);
        boolean known = !(clip instanceof GradientClip.None) || !wasClipped();
        return known
                ? Explained.at(
                        step,
                        about,
                        new Explained.Part(equation, place, List.of(line)),
                        new Explained.Part(PhaseEquations.clip(clip), place, clipped))
                : Explained.at(step, about, new Explained.Part(equation, place, List.of(line, clipped.get(0))));
    }

    private boolean wasClipped() {
        return history.clipped().get(step - 1) > 0;
    }

    /** What clipping made of it. The threshold may have been another at that step: then the numbers say so. */
    private List<String> clip(GradientClip clip, double value) {
        double before = history.gradientNorm().get(step - 1);
        double after = history.clippedNorm().get(step - 1);
        double factor = after / before;
        boolean shortened =
                clip instanceof GradientClip.ByNorm by && Math.abs(after - by.threshold()) <= ROUNDING * by.threshold();
        if (!wasClipped()) {
            return List.of(Messages.get("explain.norm.free"));
        }
        if (shortened) {
            return List.of(
                    Messages.get("explain.norm.factor", number(after), number(before), number(factor)),
                    Messages.get("explain.norm.shortened", number(value), number(factor), number(value * factor)));
        }
        return List.of(Messages.get("explain.norm.clipped", number(before), number(after)));
    }

    private static String number(double value) {
        return Numbers.significant(value, DIGITS);
    }
}
