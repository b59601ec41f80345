package dev.unroll.ui.verdict;

import dev.unroll.core.insight.UpdateRatio;
import dev.unroll.core.insight.Verdict;
import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.insight.Insight;
import dev.unroll.ui.insight.InsightFeed;
import dev.unroll.ui.plot.Timeline;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** The verdict of the moment, how it changed, what can be done about it, and whether that worked. */
public final class VerdictViewModel implements Painter {
    /** More changes than a strip can show. */
    private static final int MOST_CHANGES = 500;

    private final Consumer<Command> submit;
    private final InsightFeed feed;
    private final ReadOnlyObjectWrapper<Optional<Verdict>> verdict =
            new ReadOnlyObjectWrapper<>(this, "verdict", Optional.empty());
    private final ReadOnlyObjectWrapper<List<Change>> changes = new ReadOnlyObjectWrapper<>(this, "changes", List.of());
    private Optional<Snapshot> newest = Optional.empty();
    private Optional<Trial> trial = Optional.empty();
    /** Whether a verdict came after the remedy was applied. */
    private boolean judged;

    private long run;

    /**
     * A moment at which the verdict became another.
     *
     * @param step of the run
     * @param word what it became
     */
    public record Change(long step, Verdict.Word word) {}

    /**
     * A model that follows a feed.
     *
     * @param submit takes the remedies' commands
     * @param feed looks at the training
     */
    public VerdictViewModel(Consumer<Command> submit, InsightFeed feed) {
        this.submit = submit;
        this.feed = feed;
        feed.verdictProperty().subscribe(this::follow);
    }

    /** Empty before the first look at a run. */
    public ReadOnlyObjectProperty<Optional<Verdict>> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /** When it changed in this run, the first verdict included. */
    public ReadOnlyObjectProperty<List<Change>> changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** The same as events of a timeline. */
    public ObservableValue<List<Timeline.Event>> eventsProperty() {
        return changes.map(all -> all.stream()
                .map(change -> new Timeline.Event(
                        change.step(), VerdictText.word(change.word()), change.word() != Verdict.Word.HEALTHY))
                .toList());
    }

    /** The look that the verdict was given on last. */
    Optional<Insight> insight() {
        return feed.insightProperty().get();
    }

    /** What can be done. */
    List<Remedy> remedies() {
        double recent = insight().map(look -> look.look().recentNorm()).orElse(Double.NaN);
        boolean tooFast = insight().stream()
                .flatMap(look -> look.look().updates().stream())
                .anyMatch(ratio -> ratio.value() > UpdateRatio.FAST);
        return verdict.get()
                .flatMap(now -> newest.map(snapshot -> Remedies.against(now, snapshot, recent, tooFast)))
                .orElse(List.of());
    }

    /** Does it, and remembers what the verdict was. */
    void apply(Remedy remedy) {
        verdict.get().ifPresent(now -> {
            long step = newest.map(Snapshot::step).orElse(0L);
            trial = Optional.of(Trial.of(remedy, run, step, now));
            judged = false;
            remedy.commands().forEach(submit);
            feed.forget();
        });
    }

    /** What the verdict rests on, in its equations. */
    public Explained explain() {
        return verdict.get()
                .flatMap(now -> insight().map(look -> VerdictExplained.of(now, look)))
                .orElseGet(() -> Explained.before(Equation.DECAY));
    }

    /** Whether the last remedy worked; empty if there was none in this run. */
    Optional<String> outcome() {
        return trial.map(tried -> insight()
                .filter(look -> judged && look.look().run() == tried.run())
                .flatMap(look ->
                        verdict.get().map(now -> tried.outcome(now, look.look().step())))
                .orElseGet(tried::pending));
    }

    @Override
    public void frame(Frame frame) {
        if (!frame.fresh()) {
            return;
        }
        newest = Optional.of(frame.snapshot());
        if (frame.snapshot().problem().isPresent()) {
            trial = trial.filter(tried -> tried.run() != Trial.NEXT_RUN); // its run was refused
        }
        if (frame.snapshot().run() != run) {
            begin(frame.snapshot());
        }
    }

    /** A remedy that restarts acts in the run that begins now; a run that branches off keeps what happened before. */
    private void begin(Snapshot snapshot) {
        boolean branch = snapshot.branchOf().stream().anyMatch(before -> before == run);
        run = snapshot.run();
        trial = trial.filter(tried -> tried.run() == Trial.NEXT_RUN).map(tried -> tried.in(run));
        changes.set(
                branch
                        ? changes.get().stream()
                                .filter(change -> change.step() <= snapshot.step())
                                .toList()
                        : List.of());
    }

    private void follow(Optional<Verdict> now) {
        verdict.set(now);
        judged |= now.isPresent();
        List<Change> before = changes.get();
        Optional<Verdict.Word> last = before.isEmpty()
                ? Optional.empty()
                : Optional.of(before.get(before.size() - 1).word());
        now.filter(v -> !last.equals(Optional.of(v.word())) && before.size() < MOST_CHANGES)
                .ifPresent(v -> {
                    List<Change> more = new ArrayList<>(changes.get());
                    more.add(
                            new Change(insight().map(look -> look.look().step()).orElse(0L), v.word()));
                    changes.set(List.copyOf(more));
                });
    }
}
