package dev.unroll.ui.slowmotion;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.walk.WalkedStep;
import dev.unroll.core.walk.WeightCheck;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.i18n.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The weight that is nudged, and what comes of it; computed in the background, the newest question only. */
public final class CheckViewModel {
    private static final double EPSILON = 1e-5;

    private final BackgroundWork work;
    private final Kernels kernels;
    private final Failures failures;
    private final ReadOnlyObjectWrapper<Optional<WeightCheck>> check =
            new ReadOnlyObjectWrapper<>(this, "check", Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> blocks = new ReadOnlyObjectWrapper<>(this, "blocks", List.of());
    private final ReadOnlyStringWrapper objection = new ReadOnlyStringWrapper(this, "objection", "");
    private final StringProperty block = new SimpleStringProperty(this, "block", "W");
    private final IntegerProperty row = new SimpleIntegerProperty(this, "row", 1);
    private final IntegerProperty column = new SimpleIntegerProperty(this, "column", 1);
    private final DoubleProperty epsilon = new SimpleDoubleProperty(this, "epsilon", EPSILON);
    private final BooleanProperty slip = new SimpleBooleanProperty(this, "slip", false);
    private Optional<WalkedStep> step = Optional.empty();
    private boolean busy;
    private boolean stale;

    /**
     * A model that follows a walk.
     *
     * @param walk whose step is checked
     * @param work computes
     * @param kernels makes what computes there
     * @param failures takes what nobody expects
     */
    public CheckViewModel(SlowMotionViewModel walk, BackgroundWork work, Supplier<Kernels> kernels, Failures failures) {
        this.work = work;
        this.kernels = kernels.get();
        this.failures = failures;
        walk.placeProperty().subscribe(this::follow);
    }

    /** What came of the nudge; empty while nothing is walked through, or where there is no such weight. */
    ReadOnlyObjectProperty<Optional<WeightCheck>> checkProperty() {
        return check.getReadOnlyProperty();
    }

    /** The parameters' names. */
    ReadOnlyObjectProperty<List<String>> blocksProperty() {
        return blocks.getReadOnlyProperty();
    }

    /** Why there is no check; empty if there is. */
    ReadOnlyStringProperty objectionProperty() {
        return objection.getReadOnlyProperty();
    }

    StringProperty blockProperty() {
        return block;
    }

    /** From 1. */
    IntegerProperty rowProperty() {
        return row;
    }

    /** From 1. */
    IntegerProperty columnProperty() {
        return column;
    }

    DoubleProperty epsilonProperty() {
        return epsilon;
    }

    /** Whether the lecture notes' formula is shown in place of the right one. */
    BooleanProperty slipProperty() {
        return slip;
    }

    /**
     * Shows what the check says to the lecture notes' formula.
     *
     * @param name of the parameter whose gradient is checked
     */
    public void showSlip(String name) {
        slip.set(true);
        chooseBlock(name);
    }

    void chooseBlock(String name) {
        block.set(name);
        ask();
    }

    void chooseRow(int wanted) {
        row.set(wanted);
        ask();
    }

    void chooseColumn(int wanted) {
        column.set(wanted);
        ask();
    }

    void chooseEpsilon(double wanted) {
        epsilon.set(wanted);
        ask();
    }

    private void follow(Optional<SlowMotionViewModel.Place> place) {
        Optional<WalkedStep> now = place.map(shown -> shown.walk().step());
        if (now.equals(step)) {
            return;
        }
        step = now;
        List<String> names = now.map(shown -> shown.before().names()).orElse(List.of());
        if (!names.isEmpty() && !names.equals(blocks.get())) {
            blocks.set(names);
        }
        if (!names.isEmpty() && !names.contains(block.get())) {
            block.set("W");
        }
        ask();
    }

    private void ask() {
        check.set(Optional.empty());
        objection.set("");
        step.ifPresent(now -> {
            int index = now.before().names().indexOf(block.get());
            if (!now.has(index, row.get() - 1, column.get() - 1)) {
                objection.set(Messages.get("slow.check.outside", block.get()));
                stale = busy; // what is being computed is of another weight
            } else if (busy) {
                stale = true;
            } else {
                compute(now, index);
            }
        });
    }

    private void compute(WalkedStep now, int index) {
        busy = true;
        int i = row.get() - 1;
        int j = column.get() - 1;
        double nudge = epsilon.get();
        work.run(
                () -> WeightCheck.of(now, index, i, j, nudge, kernels),
                found -> {
                    busy = false;
                    if (!stale && step.equals(Optional.of(now))) {
                        check.set(Optional.of(found));
                    }
                    goOn();
                },
                failure -> {
                    busy = false;
                    failures.report("gradient check", failure);
                    goOn();
                });
    }

    private void goOn() {
        if (stale) {
            stale = false;
            ask();
        }
    }
}
