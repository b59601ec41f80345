package dev.unroll.ui.insight;

import dev.unroll.core.insight.FrozenWindow;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.session.Command;
import dev.unroll.session.Look;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.i18n.Messages;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * A frozen copy of the network and its window that answers what would be if they were changed. The first change freezes
 * what is shown then; each further one is computed from that copy, the newest only, while training goes on untouched.
 * {@link #apply} makes the changes of the network its own.
 */
public final class WhatIf {
    private final Consumer<Command> submit;
    private final InsightFeed feed;
    private final BackgroundWork work;
    private final Kernels kernels;
    private final ReadOnlyObjectWrapper<Optional<Insight>> before =
            new ReadOnlyObjectWrapper<>(this, "before", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Insight>> after =
            new ReadOnlyObjectWrapper<>(this, "after", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Spectra>> spectra =
            new ReadOnlyObjectWrapper<>(this, "spectra", Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private Change wanted = Change.NONE;
    private boolean busy;
    private long asked;

    /**
     * What is to be different.
     *
     * @param edits of the parameters, in order
     * @param text the window's symbols, x_1 … x_T, y_T; empty for its own
     */
    public record Change(List<ParameterEdit> edits, Optional<List<Integer>> text) {
        /** Nothing. */
        public static final Change NONE = new Change(List.of(), Optional.empty());

        public Change {
            edits = List.copyOf(edits);
        }

        FrozenWindow of(FrozenWindow frozen) {
            FrozenWindow edited = edits.isEmpty() ? frozen : frozen.edited(edits);
            return text.map(ids -> edited.withText(
                            ids.stream().mapToInt(Integer::intValue).toArray()))
                    .orElse(edited);
        }
    }

    /** So many units have their spectra in a few milliseconds, with the rest of the answer; those of more follow it. */
    private static final int QUICK_UNITS = 128;
    /** Of more units no spectra are computed: the next answer would have to wait for them. */
    public static final int MOST_UNITS = 256;

    /** The insight into a change, with its spectra where the network is small. */
    private record Answer(Insight insight, Optional<Spectra> spectra) {}

    /**
     * A copy that is not frozen yet.
     *
     * @param submit takes the changes that are applied
     * @param feed what is shown before the first change
     * @param work computes
     * @param kernels makes what computes there
     */
    public WhatIf(Consumer<Command> submit, InsightFeed feed, BackgroundWork work, Supplier<Kernels> kernels) {
        this.submit = submit;
        this.feed = feed;
        this.work = work;
        this.kernels = kernels.get();
        feed.insightProperty().subscribe(now -> {
            // The run that was frozen is gone.
            if (before.get().isPresent() && now.isEmpty()) {
                discard();
            }
        });
    }

    /** What was frozen; empty while nothing is changed. */
    public ReadOnlyObjectProperty<Optional<Insight>> beforeProperty() {
        return before.getReadOnlyProperty();
    }

    /** What would be; empty while nothing is changed or the first answer is not there yet. */
    public ReadOnlyObjectProperty<Optional<Insight>> afterProperty() {
        return after.getReadOnlyProperty();
    }

    /** The spectra of what would be. */
    public ReadOnlyObjectProperty<Optional<Spectra>> spectraProperty() {
        return spectra.getReadOnlyProperty();
    }

    /** Why a change cannot be made, in one sentence; empty if it can. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /**
     * Asks what would be. No change at all lets the copy go.
     *
     * @param change what is to be different
     * @param of what is changed, where nothing is frozen yet
     */
    public void ask(Change change, Insight of) {
        if (change.equals(Change.NONE)) {
            discard();
            return;
        }
        if (before.get().isEmpty()) {
            before.set(Optional.of(of));
        }
        if (!change.equals(wanted)) {
            wanted = change;
            compute();
        }
    }

    private void compute() {
        if (busy) {
            return; // the newest change is computed when this one is done
        }
        busy = true;
        Change change = wanted;
        long question = ++asked;
        before.get()
                .ifPresent(frozen -> work.run(
                        () -> answer(frozen.look(), change, kernels),
                        answer -> {
                            busy = false;
                            if (question == asked && before.get().isPresent()) {
                                problem.set("");
                                spectra.set(answer.spectra());
                                after.set(Optional.of(answer.insight()));
                            }
                            if (!goOn(change, question) && answer.spectra().isEmpty()) {
                                takeSpectra(answer.insight(), question);
                            }
                        },
                        failure -> {
                            busy = false;
                            if (question == asked && before.get().isPresent()) {
                                after.set(Optional.empty());
                                spectra.set(Optional.empty());
                                problem.set(impossible(failure));
                            }
                            goOn(change, question);
                        }));
    }

    /**
     * What was asked for meanwhile is computed; so is the same question once more, if it was given up in between.
     *
     * @return whether there was anything
     */
    private boolean goOn(Change computed, long question) {
        boolean stale = !wanted.equals(computed) || question != asked;
        boolean more = stale && !wanted.equals(Change.NONE) && before.get().isPresent();
        if (more) {
            compute();
        }
        return more;
    }

    private void takeSpectra(Insight of, long question) {
        if (before.get().isEmpty() || of.look().experiment().hidden() > MOST_UNITS) {
            return;
        }
        busy = true;
        Change change = wanted;
        work.run(
                () -> Spectra.of(of, kernels),
                taken -> {
                    busy = false;
                    if (question == asked && before.get().isPresent()) {
                        spectra.set(Optional.of(taken));
                    }
                    goOn(change, question);
                },
                failure -> {
                    busy = false;
                    if (question == asked && before.get().isPresent()) {
                        problem.set(impossible(failure));
                    }
                    goOn(change, question);
                });
    }

    private static String impossible(Throwable failure) {
        return Messages.get("whatif.impossible", Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
    }

    private static Answer answer(Look look, Change change, Kernels kernels) {
        Insight insight = Insight.into(look.with(change.of(look.frozen())), kernels);
        boolean small = look.experiment().hidden() <= QUICK_UNITS;
        return new Answer(insight, small ? Optional.of(Spectra.of(insight, kernels)) : Optional.empty());
    }

    /** Changes the network that trains; a changed text was for looking only. */
    public void apply() {
        wanted.edits().forEach(edit -> submit.accept(new Command.EditParameters(edit)));
        feed.forget();
        discard();
    }

    /** Forgets the changes and shows the training again. */
    public void discard() {
        asked++;
        wanted = Change.NONE;
        problem.set("");
        after.set(Optional.empty());
        spectra.set(Optional.empty());
        before.set(Optional.empty());
    }
}
