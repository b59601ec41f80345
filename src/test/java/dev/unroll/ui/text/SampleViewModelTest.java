package dev.unroll.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.text.Corpus;
import dev.unroll.session.Command;
import dev.unroll.session.ModelCopy;
import dev.unroll.ui.SmallRun;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SampleViewModelTest {
    private static final Duration FRAME = Duration.ofMillis(16);

    private final SmallRun run = new SmallRun();
    private final Banners banners = new Banners();
    private final Failures failures = new Failures(banners);
    private final BackgroundWork work = new BackgroundWork(failures);
    private final AtomicInteger copies = new AtomicInteger();
    private volatile boolean broken;
    private final SampleViewModel model = new SampleViewModel(this::copy, work, ScalarKernels::new, failures);

    @AfterEach
    void close() {
        work.close();
        run.close();
    }

    @Test
    void anUntrainedNetworkWritesAtOnce() {
        String text = written();

        assertThat(text.codePointCount(0, text.length())).isEqualTo(SampleViewModel.LEAST_LENGTH);
        assertThat(model.subtitleProperty().get()).isEqualTo("temperature 0.7 · written at step 0");
    }

    @Test
    void againWritesAnotherText() {
        String first = written();

        model.again();

        await().until(() -> !paint().equals(first));
    }

    @Test
    void theSameModelAndSeedWriteTheSameText() {
        model.setTemperature(0.1);
        String first = written();
        model.setTemperature(2);
        await().until(() -> !paint().equals(first));

        model.setTemperature(0.1);

        await().until(() -> paint().equals(first));
        assertThat(model.subtitleProperty().get()).startsWith("temperature 0.1 ");
    }

    @Test
    void aTextBeginsWithItsPrime() {
        written();

        model.setPrime("two th");

        await().until(() -> paint().startsWith("two th"));
    }

    @Test
    void aPrimeOfStrangersIsToldAndTheTextStays() {
        String before = written();
        int asked = copies.get();

        model.setPrime("one Ж");
        for (int i = 0; i < 10; i++) {
            paint();
        }
        assertThat(model.objectionProperty().get())
                .isEqualTo("This network has never seen “Ж”: begin with characters of its text.");
        assertThat(model.textProperty().get()).isEqualTo(before);
        assertThat(copies).hasValue(asked);

        model.setPrime("one ");
        assertThat(model.objectionProperty().get()).isEmpty();
        await().until(() -> paint().startsWith("one "));
    }

    @Test
    void theBestOneIsTheLikeliestWhateverTheTemperature() {
        model.setBest(1);
        String first = written();

        model.setTemperature(2);
        await().until(() -> {
            paint();
            return model.subtitleProperty().get().startsWith("temperature 2 ");
        });

        assertThat(model.textProperty().get()).isEqualTo(first);
    }

    @Test
    void whileItIsLiveItIsWrittenAnewEveryTwoSecondsOfTraining() {
        written();
        run.step(1);
        for (int i = 0; i < 20; i++) {
            paint();
        }
        assertThat(copies).hasValue(1);

        run.paint(model, Duration.ofSeconds(2));
        await().until(() -> {
            paint();
            return model.subtitleProperty().get().endsWith("written at step 1");
        });
        for (int i = 0; i < 300; i++) {
            paint(); // five seconds of frames without a step
        }
        assertThat(copies).hasValue(2);
    }

    @Test
    void whatIsNotLiveOrHeldStays() {
        String before = written();
        run.step(1);

        model.setLive(false);
        run.paint(model, Duration.ofSeconds(3));
        model.setLive(true);
        model.setHeld(true);
        run.paint(model, Duration.ofSeconds(3));
        assertThat(copies).hasValue(1);
        assertThat(model.textProperty().get()).isEqualTo(before);

        model.setHeld(false);
        run.paint(model, FRAME);
        assertThat(copies).hasValue(2);
    }

    @Test
    void neverMoreThanOneTextIsUnderWay() {
        written();
        for (int i = 0; i < 200; i++) {
            model.setTemperature(0.5 + 0.005 * i);
            run.paint(model, FRAME); // nothing is delivered meanwhile
        }
        assertThat(copies).hasValue(2);

        await().until(() -> {
            paint();
            return model.subtitleProperty().get().startsWith("temperature 1.5 ");
        });
        assertThat(copies.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void anotherTextsNetworkWritesItsOwnCharacters() {
        written();
        model.setPrime("two");
        run.begin(new Command.NewExperiment(SmallRun.EXPERIMENT, Corpus.of("digits", "0123456789".repeat(30))));

        paint();
        assertThat(model.objectionProperty().get()).contains("“t”");
        model.setPrime("");

        await().until(() -> paint().matches("[0-9]{400}"));
    }

    @Test
    void aNetworkWhoseNumbersAreBeyondAllBoundsSaysSoAndIsNoFailure() {
        String before = written();
        broken = true;
        run.step(1);
        run.paint(model, Duration.ofSeconds(2));
        await().until(() -> {
            paint();
            return !model.objectionProperty().get().isEmpty();
        });
        assertThat(model.objectionProperty().get()).startsWith("This network's predictions are not finite numbers");
        assertThat(model.textProperty().get()).isEqualTo(before);
        assertThat(banners.shown()).isEmpty();

        broken = false;
        model.again();
        await().until(() -> !paint().equals(before));
        assertThat(model.objectionProperty().get()).isEmpty();
    }

    @Test
    void moreRoomIsFilled() {
        written();

        model.setRoom(1000);

        await().until(() -> paint().length() == 1000);
    }

    private CompletableFuture<ModelCopy> copy() {
        copies.incrementAndGet();
        return run.service().copyModel().thenApply(copy -> {
            if (broken) {
                Arrays.fill(copy.parameters().V().data, Double.NaN);
            }
            return copy;
        });
    }

    private String written() {
        await().until(() -> !paint().isEmpty());
        return model.textProperty().get();
    }

    private String paint() {
        work.deliver();
        run.paint(model, FRAME);
        return model.textProperty().get();
    }
}
