package dev.unroll.ui.setup;

import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.MemoryNeed;
import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The experiment as the user edits it. Learning rate and clipping go to the training at once; everything else needs a
 * new network, waits in the draft and is either restarted with or discarded.
 */
public final class SetupViewModel implements Painter {
    private static final double GIB = 1024.0 * 1024 * 1024;

    private final Consumer<Command> submit;
    private final ReadOnlyObjectWrapper<Experiment> draft;
    private final ReadOnlyBooleanWrapper pending = new ReadOnlyBooleanWrapper(this, "pending");
    private final ReadOnlyStringWrapper objection = new ReadOnlyStringWrapper(this, "objection", "");
    private final ReadOnlyDoubleWrapper clipThreshold = new ReadOnlyDoubleWrapper(this, "clipThreshold", 5);
    private final ReadOnlyStringWrapper memoryObjection = new ReadOnlyStringWrapper(this, "memoryObjection", "");
    private final ReadOnlyBooleanWrapper guard = new ReadOnlyBooleanWrapper(this, "guard", true);
    private Snapshot shown;

    /**
     * A model of what is trained now.
     *
     * @param submit takes the commands
     * @param now the training's state at the start
     */
    public SetupViewModel(Consumer<Command> submit, Snapshot now) {
        this.submit = submit;
        this.shown = now;
        this.draft = new ReadOnlyObjectWrapper<>(this, "draft", now.experiment());
        rememberThreshold(now.experiment().clip());
        draft.addListener((observable, old, edited) -> weigh());
    }

    /** The experiment as edited; always a valid one. */
    public ReadOnlyObjectProperty<Experiment> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** Whether the draft holds edits that need a new network. */
    public ReadOnlyBooleanProperty pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /** What was wrong with the last edit, in one sentence; empty if nothing was. */
    public ReadOnlyStringProperty objectionProperty() {
        return objection.getReadOnlyProperty();
    }

    /** That the draft's network does not fit into memory, in one sentence; empty if it does. */
    public ReadOnlyStringProperty memoryObjectionProperty() {
        return memoryObjection.getReadOnlyProperty();
    }

    /** The threshold in force, or the last one where nothing is clipped. */
    public ReadOnlyDoubleProperty clipThresholdProperty() {
        return clipThreshold.getReadOnlyProperty();
    }

    /** Edits what needs a new network; an impossible edit changes nothing and is told. */
    public void edit(UnaryOperator<Experiment> change) {
        tryOut(() -> draft.set(change.apply(draft.get())));
    }

    /** Trains on with another learning rate, from the next step on. */
    public void changeLearningRate(double learningRate) {
        tryOut(() -> {
            draft.set(draft.get().withLearningRate(learningRate));
            submit.accept(new Command.SetLearningRate(learningRate));
        });
    }

    /** Trains on with another kind of clipping, from the next step on. */
    void changeClipKind(ClipKind kind) {
        if (kind != ClipKind.of(draft.get().clip())) {
            changeClip(kind.create(clipThreshold.get()));
        }
    }

    /** Trains on with another threshold, from the next step on; without clipping it is remembered. */
    public void changeClipThreshold(double threshold) {
        clipThreshold.set(threshold);
        changeClip(ClipKind.of(draft.get().clip()).create(threshold));
    }

    /** Whether a step is held before its update when its gradient jumps. */
    public ReadOnlyBooleanProperty guardProperty() {
        return guard.getReadOnlyProperty();
    }

    /** Holds such steps from the next one on, or does not. */
    public void changeGuard(boolean on) {
        guard.set(on);
        submit.accept(new Command.SetGuard(on));
    }

    /** Begins a new run with the edits. A run that is under way goes on with the new network. */
    public void restart() {
        submit.accept(new Command.NewExperiment(draft.get(), shown.corpus()));
    }

    /** Forgets the edits that need a new network. */
    public void discard() {
        objection.set("");
        draft.set(withLiveOf(shown.experiment(), draft.get()));
        pending.set(false);
    }

    @Override
    public void frame(Frame frame) {
        if (frame.fresh()) {
            follow(frame.snapshot());
        }
    }

    private void follow(Snapshot now) {
        Experiment before = shown.experiment();
        boolean newRun = now.run() != shown.run();
        shown = now;
        if (newRun) {
            weigh(); // another text has other symbols
        }
        if (!newRun && now.experiment().equals(before)) {
            return;
        }
        // Edits are for what was trained then: another task, or another than none, makes nonsense of them.
        boolean sameSource = now.experiment().task().equals(before.task());
        Experiment base = pending.get() && sameSource ? draft.get() : now.experiment();
        // A snapshot may be older than the newest live edit, but never across runs: only then it overrules.
        draft.set(withLiveOf(base, newRun ? now.experiment() : draft.get()));
        rememberThreshold(draft.get().clip());
        pending.set(differs());
    }

    private void weigh() {
        MemoryNeed need = MemoryNeed.of(draft.get(), shown.corpus().vocabulary().size());
        double most = Runtime.getRuntime().maxMemory();
        memoryObjection.set(
                need.bytes() > most
                        ? Messages.get(
                                "setup.memory",
                                Numbers.decimals(need.bytes() / GIB, 1),
                                Numbers.decimals(most / GIB, 1))
                        : "");
    }

    private void changeClip(GradientClip clip) {
        tryOut(() -> {
            draft.set(draft.get().withClip(clip));
            rememberThreshold(clip);
            submit.accept(new Command.SetClip(clip));
        });
    }

    private void rememberThreshold(GradientClip clip) {
        ClipKind.threshold(clip).ifPresent(clipThreshold::set);
    }

    private void tryOut(Runnable change) {
        try {
            change.run();
            objection.set("");
        } catch (IllegalArgumentException refused) {
            objection.set(String.valueOf(refused.getMessage()));
        }
        pending.set(differs());
    }

    private boolean differs() {
        return !withLiveOf(draft.get(), shown.experiment()).equals(shown.experiment());
    }

    private static Experiment withLiveOf(Experiment experiment, Experiment live) {
        return experiment.withLearningRate(live.learningRate()).withClip(live.clip());
    }
}
