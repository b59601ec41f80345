package dev.unroll.ui.hidden;

import dev.unroll.session.Command;
import dev.unroll.session.RunState;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The hidden states that are shown: of which layer, in which order, and which unit is followed. */
public final class HiddenViewModel implements Painter {
    /** While training rushes by, about ten windows a second are shown: more of them could not be read. */
    private static final long READABLE_NANOS = 95_000_000L;

    private final Consumer<Command> submit;
    private final BackgroundWork work;
    private final Failures failures;
    private final ReadOnlyObjectWrapper<Optional<HiddenPicture>> picture =
            new ReadOnlyObjectWrapper<>(this, "picture", Optional.empty());
    private final ReadOnlyObjectWrapper<UnitOrder> sorting =
            new ReadOnlyObjectWrapper<>(this, "sorting", UnitOrder.INDEX);
    private final ReadOnlyObjectWrapper<int[]> order = new ReadOnlyObjectWrapper<>(this, "order", new int[0]);
    private final ReadOnlyObjectWrapper<Integer> layer = new ReadOnlyObjectWrapper<>(this, "layer", 0);
    private final ReadOnlyIntegerWrapper layers = new ReadOnlyIntegerWrapper(this, "layers", 1);
    private final ReadOnlyIntegerWrapper followed = new ReadOnlyIntegerWrapper(this, "followed", -1);
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper(this, "subtitle", "");
    private final CalmRange range = new CalmRange();
    private Optional<Snapshot> newest = Optional.empty();
    private long run;
    private long shownVersion;
    private long shownNanos;
    /** Counts what was asked for: only the last answer is wanted. */
    private long sortings;

    /**
     * A model without a picture; the first step brings it.
     *
     * @param submit takes the commands
     * @param work sorts the units
     */
    public HiddenViewModel(Consumer<Command> submit, BackgroundWork work, Failures failures) {
        this.submit = submit;
        this.work = work;
        this.failures = failures;
    }

    /** What is shown; empty before the first step of a run. */
    public ReadOnlyObjectProperty<Optional<HiddenPicture>> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** By what the units are sorted. */
    public ReadOnlyObjectProperty<UnitOrder> sortingProperty() {
        return sorting.getReadOnlyProperty();
    }

    /**
     * The units from top to bottom, computed when the sorting was chosen, asked for again, or the network changed: rows
     * that move with every window could not be followed. Until that is done, units of another layer or network stand as
     * they are numbered. Not to be written to.
     */
    public ReadOnlyObjectProperty<int[]> orderProperty() {
        return order.getReadOnlyProperty();
    }

    /** The layer that is shown, from 0. */
    public ReadOnlyObjectProperty<Integer> layerProperty() {
        return layer.getReadOnlyProperty();
    }

    /** How many layers the network has. */
    public ReadOnlyIntegerProperty layersProperty() {
        return layers.getReadOnlyProperty();
    }

    /** The unit that is followed, from 0; -1 for none. */
    public ReadOnlyIntegerProperty followedProperty() {
        return followed.getReadOnlyProperty();
    }

    /** How many units and characters are shown. */
    public ReadOnlyStringProperty subtitleProperty() {
        return subtitle.getReadOnlyProperty();
    }

    /**
     * A hidden state in its equation.
     *
     * @param unit from 0; -1 for none
     * @param t from 0; -1 for none
     */
    Explained explain(int unit, int t) {
        return picture.get()
                .map(p -> StateExplained.of(p, layers.get(), unit, t))
                .orElseGet(() -> Explained.before(Equation.STATE, Equation.SUM));
    }

    /** Trains. */
    public void train() {
        submit.accept(new Command.Start());
    }

    /** Shows another layer, from 0. */
    public void chooseLayer(int wanted) {
        if (wanted != layer.get() && wanted >= 0 && wanted < layers.get()) {
            stopFollowing();
            layer.set(wanted);
            forgetOrder();
            range.reset();
            show();
        }
    }

    /** Sorts the units by another measure, now. */
    public void sortBy(UnitOrder wanted) {
        sorting.set(wanted);
        sortAgain();
    }

    /** Sorts the units again by the window that is shown. */
    public void sortAgain() {
        picture.get().ifPresent(this::sort);
    }

    /** Follows a unit, from 0; the one that is followed already is let go. */
    public void follow(int unit) {
        followed.set(unit == followed.get() ? -1 : unit);
    }

    /** Follows none. */
    public void stopFollowing() {
        followed.set(-1);
    }

    @Override
    public void frame(Frame frame) {
        Snapshot snapshot = frame.snapshot();
        if (snapshot.version() == shownVersion) {
            return;
        }
        boolean rushing = snapshot.state() == RunState.RUNNING && snapshot.run() == run;
        if (rushing && picture.get().isPresent() && frame.nanos() - shownNanos < READABLE_NANOS) {
            return;
        }
        shownVersion = snapshot.version();
        shownNanos = frame.nanos();
        if (snapshot.run() != run) {
            beginRun(snapshot);
        }
        newest = Optional.of(snapshot);
        show();
    }

    private void beginRun(Snapshot snapshot) {
        run = snapshot.run();
        stopFollowing();
        range.reset();
        forgetOrder();
        picture.set(Optional.empty());
        layers.set(snapshot.experiment().layers());
        layer.set(Math.min(layer.get(), layers.get() - 1));
    }

    private void show() {
        newest.ifPresent(snapshot -> {
            Optional<HiddenPicture> next =
                    snapshot.window().map(window -> HiddenPicture.of(snapshot, window, layer.get(), range));
            next.filter(p -> order.get().length != p.units()).ifPresent(this::sort);
            subtitle.set(subtitle(snapshot));
            if (next.isPresent() || picture.get().isPresent()) {
                picture.set(next);
            }
        });
    }

    /** In the background: to sort thousands of units by similarity takes longer than a view may stand still. */
    private void sort(HiddenPicture of) {
        long asked = ++sortings;
        UnitOrder by = sorting.get();
        if (by == UnitOrder.INDEX || order.get().length != of.units()) {
            order.set(UnitOrder.INDEX.of(of.rowMajor(), of.units(), of.steps()));
        }
        if (by != UnitOrder.INDEX) {
            work.run(
                    () -> by.of(of.rowMajor(), of.units(), of.steps()),
                    sorted -> {
                        if (asked == sortings) {
                            order.set(sorted);
                        }
                    },
                    failure -> failures.report("sorting units", failure));
        }
    }

    private void forgetOrder() {
        sortings++;
        order.set(new int[0]);
    }

    private static String subtitle(Snapshot snapshot) {
        return Messages.get(
                "hidden.subtitle",
                snapshot.experiment().hidden(),
                snapshot.experiment().window());
    }
}
