package dev.unroll.ui.insight;

import dev.unroll.core.insight.Finding;
import dev.unroll.core.insight.Verdict;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.train.ExperimentException;
import dev.unroll.session.Look;
import dev.unroll.session.RunState;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Looks at the training while it goes on: about ten times a second while somebody shows the whole insight, else twice a
 * second for the verdict alone. A look is computed from a copy on a thread of its own; one that takes long is taken less
 * often, so that it never has more than a fifth of a processor. When training stands still, what stands is looked at.
 */
public final class InsightFeed implements Painter {
    /** More often could not be read. */
    private static final long SEEN_NANOS = 95_000_000L;

    private static final long UNSEEN_NANOS = 500_000_000L;
    private static final long SPECTRA_NANOS = 300_000_000L;
    /** A job waits so many times as long as it took. */
    private static final int REST = 5;

    private static final int SPECTRA_REST = 12;

    /** Beyond this, a copy twice a second for the verdict alone would be felt. */
    private static final long MOST_UNSEEN_PARAMETERS = 4_000_000;

    private final Supplier<CompletableFuture<Look>> looks;
    private final BackgroundWork work;
    private final Failures failures;
    private final Kernels kernels;
    private final List<BooleanSupplier> watchers = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Insight>> insight =
            new ReadOnlyObjectWrapper<>(this, "insight", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Spectra>> spectra =
            new ReadOnlyObjectWrapper<>(this, "spectra", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Verdict>> verdict =
            new ReadOnlyObjectWrapper<>(this, "verdict", Optional.empty());
    private long run;
    private boolean busy;
    /** Whether what is computed now is of the time before {@link #forget}. */
    private boolean outdated;

    private long lookedVersion;
    private long lookedNanos;
    private long lookTook;
    private long spectraNanos;
    private long spectraTook;

    /**
     * A feed that looks at nothing yet.
     *
     * @param looks asks for a look
     * @param work computes, on a thread of its own
     * @param kernels makes what computes there
     * @param failures takes what nobody expects
     */
    public InsightFeed(
            Supplier<CompletableFuture<Look>> looks,
            BackgroundWork work,
            Supplier<Kernels> kernels,
            Failures failures) {
        this.looks = looks;
        this.work = work;
        this.failures = failures;
        this.kernels = kernels.get(); // used by the thread of the work alone
    }

    /** The newest insight of the present run; empty before its first look. */
    public ReadOnlyObjectProperty<Optional<Insight>> insightProperty() {
        return insight.getReadOnlyProperty();
    }

    /** The newest spectra of the present run, perhaps of an earlier step; empty before they were watched. */
    public ReadOnlyObjectProperty<Optional<Spectra>> spectraProperty() {
        return spectra.getReadOnlyProperty();
    }

    /** What the last looks say together; empty before the first. */
    public ReadOnlyObjectProperty<Optional<Verdict>> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /** Adds somebody who shows the whole insight while this is true. */
    public void watch(BooleanSupplier shows) {
        watchers.add(shows);
    }

    /** Lets the looks before count no more: the network was changed by hand. One that is under way is taken again. */
    public void forget() {
        findings.clear();
        outdated = busy;
        lookedVersion = 0;
    }

    @Override
    public void frame(Frame frame) {
        Snapshot snapshot = frame.snapshot();
        if (snapshot.run() != run) {
            begin(snapshot);
        }
        if (busy) {
            return;
        }
        boolean seen = watchers.stream().anyMatch(BooleanSupplier::getAsBoolean);
        boolean still = snapshot.state() != RunState.RUNNING;
        boolean looks = seen || isLight(snapshot);
        if (!looks) {
            verdict.set(Optional.empty()); // nobody would see that it is old
        } else if (snapshot.version() != lookedVersion) {
            long pause = Math.max(seen ? SEEN_NANOS : UNSEEN_NANOS, REST * lookTook);
            if (still || frame.nanos() - lookedNanos >= pause) {
                look(frame);
                return;
            }
        }
        long pause = Math.max(SPECTRA_NANOS, SPECTRA_REST * spectraTook);
        if (seen && (still || frame.nanos() - spectraNanos >= pause)) {
            insight.get().filter(this::needsSpectra).ifPresent(now -> takeSpectra(now, frame.nanos()));
        }
    }

    private static boolean isLight(Snapshot snapshot) {
        int symbols = snapshot.corpus().vocabulary().size();
        return snapshot.experiment().shape(symbols).parameterCount() <= MOST_UNSEEN_PARAMETERS;
    }

    private boolean needsSpectra(Insight now) {
        return now.look().experiment().hidden() <= Spectra.MOST_UNITS
                && spectra.get().filter(last -> last.look().equals(now.look())).isEmpty();
    }

    private void begin(Snapshot snapshot) {
        run = snapshot.run();
        findings.clear();
        lookedVersion = 0;
        lookTook = 0;
        spectraTook = 0;
        insight.set(Optional.empty());
        spectra.set(Optional.empty());
        verdict.set(Optional.empty());
    }

    private void look(Frame frame) {
        busy = true;
        lookedVersion = frame.snapshot().version();
        lookedNanos = frame.nanos();
        CompletableFuture<Look> asked = looks.get();
        work.run(() -> Insight.into(asked.get(), kernels), this::take, this::fail);
    }

    private void take(Insight now) {
        busy = false;
        lookTook = now.nanos();
        boolean before = outdated;
        outdated = false;
        if (before || now.look().run() != run) {
            return;
        }
        boolean again = insight.get()
                .filter(last -> last.look().step() == now.look().step())
                .isPresent();
        note(finding(now), again);
        insight.set(Optional.of(now));
        verdict.set(
                findings.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Verdict.on(findings, now.look().diverged().isPresent())));
    }

    private static Finding finding(Insight now) {
        Look look = now.look();
        boolean bounded = look.experiment().clip() instanceof GradientClip.ByNorm;
        return Finding.of(now.window(), look.gradientNorm(), bounded ? Double.NaN : look.recentNorm());
    }

    /** A window that was looked at before, and is looked at again because a setting changed, is no further one. */
    private void note(Finding finding, boolean again) {
        if (again && !findings.isEmpty()) {
            findings.remove(findings.size() - 1);
        }
        if (finding.hasGradient()) {
            findings.add(finding);
        }
        if (findings.size() > Verdict.WINDOWS) {
            findings.remove(0);
        }
    }

    private void takeSpectra(Insight of, long nanos) {
        busy = true;
        spectraNanos = nanos;
        work.run(
                () -> Spectra.of(of, kernels),
                taken -> {
                    busy = false;
                    spectraTook = taken.nanos();
                    boolean before = outdated;
                    outdated = false;
                    if (!before && taken.look().run() == run) {
                        spectra.set(Optional.of(taken));
                    }
                },
                this::fail);
    }

    /** A run that has no network any more, or a window that is closing, is no failure. */
    private void fail(Throwable failure) {
        busy = false;
        outdated = false;
        Throwable cause = failure instanceof ExecutionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        boolean expected = cause instanceof CancellationException
                || cause instanceof InterruptedException
                || cause instanceof ExperimentException;
        if (!expected) {
            failures.report("look at the gradients", cause);
        }
    }
}
