package dev.unroll.ui.verdict;

import dev.unroll.core.autopsy.CalmingClip;
import dev.unroll.core.insight.Verdict;
import dev.unroll.core.linalg.Activation;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import java.util.ArrayList;
import java.util.List;

/** What helps against which verdict, with the numbers of the run at hand. */
final class Remedies {
    private static final double SMALLER = 0.5;
    private static final double LARGER = 1.5;

    private final Snapshot snapshot;
    private final Experiment now;
    private final double recentNorm;
    private final List<Remedy> found = new ArrayList<>();

    private Remedies(Snapshot snapshot, double recentNorm) {
        this.snapshot = snapshot;
        this.recentNorm = recentNorm;
        now = snapshot.experiment();
    }

    /**
     * The remedies, the most promising first.
     *
     * @param verdict what ails the gradients
     * @param snapshot the run
     * @param recentNorm the median of ‖g‖ over the last steps; NaN while there are too few
     * @param tooFast whether an update is large for its parameter
     */
    static List<Remedy> against(Verdict verdict, Snapshot snapshot, double recentNorm, boolean tooFast) {
        Remedies remedies = new Remedies(snapshot, recentNorm);
        switch (verdict.word()) {
            case DIVERGED -> {
                remedies.clip(true, "remedy.clip.effect");
                remedies.halveLearningRate(true);
                remedies.shorterWindow();
                remedies.fewerLayers();
            }
            case EXPLODING -> {
                if (verdict.growsOnTheWay()) {
                    remedies.clip(false, "remedy.clip.effect");
                    remedies.smallerGain();
                    remedies.halveLearningRate(false);
                    remedies.orthogonal();
                    remedies.shorterWindow();
                    remedies.fewerLayers();
                } else {
                    remedies.clip(false, "remedy.clip.jump.effect");
                    remedies.halveLearningRate(false); // W and the window are not what made the norm jump
                }
            }
            case VANISHING -> {
                remedies.orthogonal();
                remedies.largerGain();
                remedies.halveLearningRate(false);
                remedies.shorterWindow();
                remedies.fewerLayers();
            }
            case SATURATED -> {
                remedies.halveLearningRate(false);
                remedies.smallerGain();
                remedies.orthogonal();
            }
            case HEALTHY -> {
                if (tooFast) {
                    remedies.halveLearningRate(false);
                }
            }
        }
        return List.copyOf(remedies.found);
    }

    private void add(String id, String name, String effect, Command... commands) {
        found.add(new Remedy("remedy-" + id, name, effect, List.of(commands)));
    }

    private void clip(boolean again, String effect) {
        GradientClip.ByNorm calm = CalmingClip.after(recentNorm, now.clip());
        Command set = new Command.SetClip(calm);
        String number = Numbers.significant(calm.threshold(), 2);
        if (again) {
            add("clip", Messages.get("remedy.clip.reset", number), Messages.get(effect), set, new Command.Reset());
        } else {
            add("clip", Messages.get("remedy.clip", number), Messages.get(effect), set);
        }
    }

    private void halveLearningRate(boolean again) {
        double half = now.learningRate() / 2;
        Command set = new Command.SetLearningRate(half);
        String number = Numbers.significant(half, 3);
        if (again) {
            add(
                    "rate",
                    Messages.get("remedy.rate.reset", number),
                    Messages.get("remedy.rate.effect"),
                    set,
                    new Command.Reset());
        } else {
            add("rate", Messages.get("remedy.rate", number), Messages.get("remedy.rate.effect"), set);
        }
    }

    /** Times what makes up for the largest slope of φ. */
    private void orthogonal() {
        boolean sigmoid = now.activation() == Activation.SIGMOID;
        add(
                "orthogonal",
                Messages.get(sigmoid ? "remedy.orthogonal.sigmoid" : "remedy.orthogonal"),
                Messages.get(sigmoid ? "remedy.orthogonal.sigmoid.effect" : "remedy.orthogonal.effect"),
                new Command.EditParameters(new ParameterEdit.OrthogonalW(sigmoid ? 4 : 1)));
    }

    private void smallerGain() {
        add(
                "gain",
                Messages.get("remedy.gain", Numbers.significant(SMALLER, 2)),
                Messages.get("remedy.gain.smaller.effect"),
                new Command.EditParameters(new ParameterEdit.ScaleW(SMALLER)));
    }

    private void largerGain() {
        add(
                "gain",
                Messages.get("remedy.gain", Numbers.significant(LARGER, 2)),
                Messages.get("remedy.gain.larger.effect"),
                new Command.EditParameters(new ParameterEdit.ScaleW(LARGER)));
    }

    private void shorterWindow() {
        int half = now.window() / 2;
        boolean fixed = now.task().map(task -> task.length().isPresent()).orElse(false);
        if (half >= 2 && !fixed) {
            add(
                    "window",
                    Messages.get("remedy.window", half),
                    Messages.get("remedy.window.effect"),
                    new Command.NewExperiment(now.withWindow(half), snapshot.corpus()));
        }
    }

    private void fewerLayers() {
        if (now.layers() > 1) {
            add(
                    "layers",
                    Messages.get("remedy.layers", now.layers() - 1),
                    Messages.get("remedy.layers.effect"),
                    new Command.NewExperiment(now.withLayers(now.layers() - 1), snapshot.corpus()));
        }
    }
}
