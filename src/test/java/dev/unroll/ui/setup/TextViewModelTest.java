package dev.unroll.ui.setup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.task.TemporalOrder;
import dev.unroll.store.CorpusReader;
import dev.unroll.store.SampleTexts;
import dev.unroll.ui.SmallRun;
import dev.unroll.ui.controls.Banner;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextViewModelTest {
    private final SmallRun run = new SmallRun();
    private final Banners banners = new Banners();
    private final Failures failures = new Failures(banners);
    private final BackgroundWork work = new BackgroundWork(failures);
    private final TextViewModel model = new TextViewModel(
            run.service()::submit,
            run.service().newest(),
            work,
            banners,
            failures,
            new SampleTexts(),
            new CorpusReader());

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // written before each test
    private Path cafe;

    @BeforeEach
    void write() throws IOException {
        cafe = Files.writeString(folder.resolve("cafe.txt"), "un café au lait\n".repeat(40), UTF_8);
    }

    @AfterEach
    void close() {
        work.close();
        run.close();
    }

    @Test
    void aTextIsReadAgainInTheEncodingThatIsChosen() {
        open(cafe);
        assertThat(model.encodingProperty().get()).isEqualTo("UTF-8");
        assertThat(model.sizeProperty().get()).startsWith("640 ");

        model.reopen(ISO_8859_1);

        until(() -> model.encodingProperty().get().equals("ISO-8859-1"));
        assertThat(model.sizeProperty().get()).as("é is two characters now").startsWith("680 ");
        assertThat(model.nameProperty().get()).isEqualTo("cafe.txt");
    }

    @Test
    void anEncodingIsChosenForTheTextThatIsTrainedOnNotForOneThatWasRefused() throws IOException {
        open(cafe);
        Path tooShort = Files.writeString(folder.resolve("short.txt"), "ab", UTF_8);
        model.open(tooShort);
        await().until(() -> {
            beat();
            return run.service().newest().problem().isPresent();
        });

        model.reopen(ISO_8859_1);

        until(() -> model.encodingProperty().get().equals("ISO-8859-1"));
        assertThat(model.nameProperty().get()).isEqualTo("cafe.txt");
    }

    @Test
    void whatIsCancelledWhileItIsReadChangesNothing() {
        CountDownLatch busy = new CountDownLatch(1);
        work.run(
                () -> {
                    busy.await();
                    return true;
                },
                done -> {},
                failure -> {});
        model.open(cafe);
        run.paint(model);
        assertThat(banners.shown()).as("nothing for what takes a moment").isEmpty();
        run.paint(model, Duration.ofSeconds(1));
        Banner reading = banners.shown().get(0);
        assertThat(reading.text()).contains("cafe.txt");

        reading.actions().get(0).run().run();
        busy.countDown();

        assertThat(banners.shown()).isEmpty();
        awaitTheWorkBefore();
        assertThat(model.nameProperty().get()).isEqualTo("small");
        assertThat(run.service().commands()).isEmpty();
    }

    @Test
    void aTextThatWasPastedHasNoEncodingToChoose() {
        open(cafe);

        model.paste("ding dong ".repeat(30));

        until(() -> !model.fromFileProperty().get());
        assertThat(model.sizeProperty().get()).startsWith("300 characters");
        assertThat(model.encodingProperty().get()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTaskRunsAtOnceAndTheTextComesBackWithItsOwnSettings(TaskKind kind) {
        model.openTask(kind);
        until(() -> run.service().newest().step() > 0);
        assertThat(run.service().newest().experiment())
                .isEqualTo(kind.experiment().withSeed(SmallRun.EXPERIMENT.seed()));
        assertThat(kind.question(kind.usualSize())).contains(String.valueOf(kind.usualSize()));

        model.backToText();

        until(() -> run.service().newest().experiment().equals(SmallRun.EXPERIMENT));
    }

    @Test
    void aTextThatComesLaterEndsTheTask() {
        model.openTask(TaskKind.ECHO);
        until(() -> run.service().newest().experiment().task().isPresent());

        model.paste("ding dong ".repeat(30));

        until(() -> model.sizeProperty().get().startsWith("300 characters"));
        assertThat(run.service().newest().experiment()).isEqualTo(SmallRun.EXPERIMENT);
    }

    @Test
    void anEditFromBeforeATaskIsForgotten() {
        SetupViewModel setup =
                new SetupViewModel(run.service()::submit, run.service().newest());
        setup.edit(experiment -> experiment.withHidden(99));
        model.openTask(TaskKind.TEMPORAL_ORDER);
        until(() -> run.service().newest().experiment().task().isPresent());

        run.paint(setup);

        assertThat(setup.pendingProperty().get()).isFalse();
        assertThat(setup.draftProperty().get().hidden()).isEqualTo(50);
    }

    @Test
    void anotherLengthBringsItsWindowAndWaitsForARestart() {
        SetupViewModel setup =
                new SetupViewModel(run.service()::submit, run.service().newest());
        model.openTask(TaskKind.TEMPORAL_ORDER);
        until(() -> run.service().newest().experiment().task().isPresent());
        run.paint(setup);

        setup.edit(experiment -> experiment.withTask(new TemporalOrder(30)));

        assertThat(setup.pendingProperty().get()).isTrue();
        assertThat(setup.draftProperty().get().window()).isEqualTo(30);
        setup.restart();
        until(() -> run.service().newest().experiment().window() == 30);
        run.paint(setup);
        assertThat(setup.pendingProperty().get()).isFalse();
    }

    private void open(Path file) {
        model.open(file);
        until(() -> model.fromFileProperty().get());
    }

    private void until(Callable<Boolean> condition) {
        await().pollInSameThread().until(() -> {
            beat();
            return condition.call();
        });
    }

    private void awaitTheWorkBefore() {
        boolean[] done = {false};
        work.run(() -> true, answer -> done[0] = answer, failure -> {});
        until(() -> done[0]);
    }

    private void beat() {
        work.deliver();
        run.paint(model);
    }
}
