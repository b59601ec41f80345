package dev.unroll.ui.slowmotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.session.Command;
import dev.unroll.session.RunState;
import dev.unroll.ui.SmallRun;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.pulse.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowMotionViewModelTest {
    private static final long BEAT = 16_000_000L;
    private static final long LONG = 10_000_000_000L;

    private final SmallRun run = new SmallRun();
    private final Banners banners = new Banners();
    private final Failures failures = new Failures(banners);
    private final BackgroundWork work = new BackgroundWork(failures);
    private final List<Command> submitted = new ArrayList<>();
    private final SlowMotionViewModel model =
            new SlowMotionViewModel(this::submit, () -> run.service().copyRun(), work, ScalarKernels::new, failures);
    private long nanos = BEAT;

    @AfterEach
    void close() {
        work.close();
        run.close();
    }

    private void submit(Command command) {
        submitted.add(command);
        run.service().submit(command);
    }

    private void beat(long later) {
        nanos += later;
        work.deliver();
        model.frame(new Frame(run.service().newest(), true, nanos));
    }

    private Optional<SlowMotionViewModel.Place> place() {
        beat(BEAT);
        return model.placeProperty().get();
    }

    private RunState state() {
        beat(BEAT);
        return run.service().newest().state();
    }

    @Test
    void thePageIsRehearsedWhileTrainingGoesOnAndNobodySeesIt() {
        List<Boolean> filled = new ArrayList<>();
        model.rehearse(end -> {
            model.enter(); // the page is in the window while it is laid out
            filled.add(model.placeProperty().get().isPresent());
            end.run();
            filled.add(model.placeProperty().get().isPresent());
        });
        run.service().submit(new Command.Start());
        await().until(() -> state() == RunState.RUNNING);

        beat(LONG);
        await().until(() -> {
            beat(LONG);
            return filled.size() == 2;
        });
        for (int i = 0; i < 10; i++) {
            beat(LONG);
        }

        assertThat(filled).containsExactly(true, false);
        assertThat(place()).isEmpty();
        assertThat(submitted).isEmpty();
        assertThat(state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void whatIsShownIsTheStepAtWhichTrainingStopped() {
        run.service().submit(new Command.Start());
        await().until(() ->
                state() == RunState.RUNNING && run.service().newest().step() > 100);

        model.enter();
        await().until(() -> place().isPresent() && state() == RunState.PAUSED);

        await().until(() ->
                place().orElseThrow().walked().step() == run.service().newest().step());
        assertThat(submitted).containsExactly(new Command.Pause());
    }

    @Test
    void aWeightThatIsChangedWhileTheStepIsTakenIsInTheWalk() {
        place();
        model.enter();
        run.service().submit(new Command.EditParameters(new ParameterEdit.SetElement(0, 0, 0, 0.75)));

        await().until(() -> place().filter(
                        now -> now.walk().step().before().matrices().get(0).get(0, 0) == 0.75)
                .isPresent());
    }

    @Test
    void leavingLetsTrainingGoOn() {
        run.service().submit(new Command.Start());
        await().until(() -> state() == RunState.RUNNING);
        model.enter();
        await().until(() -> place().isPresent() && state() == RunState.PAUSED);

        model.leave();

        await().until(() -> state() == RunState.RUNNING);
        assertThat(place()).isEmpty();
    }
}
