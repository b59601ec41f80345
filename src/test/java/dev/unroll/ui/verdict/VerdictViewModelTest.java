package dev.unroll.ui.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.insight.Verdict.Word;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.session.Command;
import dev.unroll.ui.SmallRun;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.insight.InsightFeed;
import dev.unroll.ui.verdict.VerdictViewModel.Change;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerdictViewModelTest {
    private final Failures failures = new Failures(new Banners());
    private final BackgroundWork work = new BackgroundWork(failures);
    private final SmallRun run = new SmallRun();
    private final InsightFeed feed = new InsightFeed(() -> run.service().look(), work, ScalarKernels::new, failures);
    private final VerdictViewModel model = new VerdictViewModel(run.service()::submit, feed);

    @AfterEach
    void close() {
        work.close();
        run.close();
    }

    /** Frames until the verdict is of the newest step, and of the newest network. */
    private void look() {
        await().until(() -> {
            work.deliver();
            run.paint(feed, Duration.ofSeconds(5));
            run.paint(model);
            return feed.insightProperty()
                    .get()
                    .filter(now -> now.look().run() == run.service().newest().run()
                            && now.look().step() == run.service().newest().step())
                    .isPresent();
        });
    }

    private Word word() {
        return model.verdictProperty().get().orElseThrow().word();
    }

    /** Makes the gradient shrink or grow by about this factor with every character. */
    private void scale(double gain) {
        run.service().submit(new Command.EditParameters(new ParameterEdit.OrthogonalW(1)));
        run.service().submit(new Command.EditParameters(new ParameterEdit.ScaleW(gain)));
        feed.forget();
    }

    private void becomes(Word word) {
        await().until(() -> {
            look();
            return word() == word;
        });
    }

    @Test
    void aRunThatGoesBackKeepsTheMarksOfBefore() {
        scale(0.2);
        run.step(1);
        becomes(Word.VANISHING);
        run.step(2);
        scale(1);
        becomes(Word.HEALTHY);
        List<Change> before = model.changesProperty().get();
        assertThat(before).hasSize(2);

        run.begin(new Command.GoBack(1, new GradientClip.None()));
        look();
        assertThat(model.changesProperty().get()).containsExactly(before.get(0));

        run.begin(new Command.Reset());
        look();
        assertThat(model.changesProperty().get()).allMatch(change -> change.step() == 0);
    }

    @Test
    void aRemedyIsJudgedByLooksAfterIt() {
        scale(0.2);
        run.step(1);
        becomes(Word.VANISHING);
        assertThat(model.outcome()).isEmpty();

        Remedy orthogonal = remedy("remedy-orthogonal");
        model.apply(orthogonal);
        assertThat(model.outcome()).contains("“Make W orthogonal” was done: train on to see what it changes.");
        becomes(Word.HEALTHY);
        assertThat(model.outcome().orElseThrow()).startsWith("“Make W orthogonal” worked: after 0 steps");
    }

    @Test
    void aRemedyThatRestartsIsJudgedInItsRunAndForgottenInTheNext() {
        scale(0.2);
        run.step(3);
        becomes(Word.VANISHING);
        long before = run.service().newest().run();
        model.apply(remedy("remedy-window"));
        await().until(() -> run.service().newest().run() > before);
        look();
        assertThat(model.outcome().orElseThrow()).contains("was done: train on");
        run.step(2);
        look();
        assertThat(model.outcome().orElseThrow()).contains("after 2 steps");

        run.begin(new Command.Reset());
        look();
        assertThat(model.outcome()).isEqualTo(Optional.empty());
    }

    private Remedy remedy(String id) {
        return model.remedies().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
