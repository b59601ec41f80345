package dev.unroll.ui.loss;

import dev.unroll.core.train.Experiment;
import dev.unroll.session.Snapshot;
import dev.unroll.session.WindowSnapshot;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.equation.Place;
import dev.unroll.ui.i18n.LossUnit;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.i18n.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The loss of a step in its equation. */
final class LossExplained {
    private static final int DIGITS = 4;

    private final Snapshot snapshot;
    private final Experiment experiment;
    private final LossUnit unit;

    private LossExplained(Snapshot snapshot, LossUnit unit) {
        this.snapshot = snapshot;
        this.experiment = snapshot.experiment();
        this.unit = unit;
    }

    /**
     * {@return what a step cost}
     *
     * @param snapshot whose newest step is explained where none is pointed at
     * @param x the step that is pointed at; NaN for none
     * @param unit in which losses are said
     */
    static Explained of(Snapshot snapshot, double x, LossUnit unit) {
        return new LossExplained(snapshot, unit).at(x);
    }

    private Explained at(double x) {
        long last = snapshot.step();
        if (last == 0) {
            return Explained.before(mean(), single());
        }
        boolean pointed = x >= 1 && x < last;
        long step = pointed ? Math.round(x) : last;
        String about = Messages.get(pointed ? "explain.loss.step" : "explain.loss.newest");
        Explained.Part mean = new Explained.Part(mean(), Place.ANY, numbers(step));
        return pointed
                ? Explained.at(step, about, mean, Explained.Part.of(single()))
                : Explained.at(step, about, mean, worst().orElseGet(() -> Explained.Part.of(single())));
    }

    private Equation mean() {
        return experiment.task().isPresent() ? Equation.MEAN_LOSS_ASKED : Equation.MEAN_LOSS;
    }

    private Equation single() {
        return unit == LossUnit.SQUARED_ERROR ? Equation.LOSS_SQUARED : Equation.LOSS;
    }

    private List<String> numbers(long step) {
        double loss = snapshot.history().loss().get(step - 1);
        String plain = (unit == LossUnit.SQUARED_ERROR ? unit : LossUnit.NATS).axis(experiment);
        List<String> lines = new ArrayList<>();
        if (experiment.task().isPresent()) {
            lines.add(Messages.get("explain.loss.value", number(loss), plain));
        } else {
            int window = experiment.window();
            lines.add(Messages.get("explain.loss.mean", number(loss * window), window, number(loss), plain));
        }
        if (experiment.streams() > 1) {
            lines.add(Messages.get("explain.loss.streams", experiment.streams()));
        }
        if (unit == LossUnit.BITS) {
            lines.add(Messages.get("explain.loss.bits", number(loss), number(unit.of(loss)), unit.axis(experiment)));
        } else if (unit == LossUnit.PERPLEXITY) {
            lines.add(Messages.get("explain.loss.perplexity", number(loss), number(unit.of(loss))));
        }
        lines.add(Messages.get(
                "explain.loss.smooth", number(snapshot.history().smoothLoss().get(step - 1))));
        return lines;
    }

    /** The character of the newest window that surprised most; a task has answers instead. */
    private Optional<Explained.Part> worst() {
        return snapshot.window()
                .filter(window -> experiment.task().isEmpty() && experiment.streams() == 1)
                .filter(window -> snapshot.incident().isEmpty()) // its window is the one after the step
                .map(this::worst);
    }

    private Explained.Part worst(WindowSnapshot window) {
        int worst = 0;
        double[] losses = window.lossPerStep();
        for (int i = 1; i < losses.length; i++) {
            worst = losses[i] > losses[worst] ? i : worst;
        }
        String line = Messages.get(
                "explain.loss.worst",
                Symbols.subscript(worst + 1),
                number(Math.exp(-losses[worst])),
                number(losses[worst]),
                Symbols.name(snapshot.symbols().codePoint(window.targets()[worst])));
        return new Explained.Part(single(), new Place(worst + 1, 0, 1, ""), List.of(line));
    }

    private static String number(double value) {
        return Numbers.significant(value, DIGITS);
    }
}
