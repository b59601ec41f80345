package dev.unroll.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.text.Corpus;
import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.SmallRun;
import dev.unroll.ui.controls.Banners;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WayBackTest {
    private static final Duration FRAME = Duration.ofMillis(16);
    private static final Command HELLO =
            new Command.NewExperiment(SmallRun.EXPERIMENT, Corpus.of("hello", "hello ".repeat(20)));

    private final SmallRun run = new SmallRun();
    private final Banners banners = new Banners();
    private final WayBack way = new WayBack(run.service()::submit, banners);

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void offersTheRunThatAnotherTextReplacedAndBringsItBack() {
        run.step(3);
        run.paint(way, FRAME);
        assertThat(way.command().refusal().getValue()).isNotEmpty();

        run.begin(HELLO);
        run.paint(way, FRAME);
        assertThat(banners.shown()).singleElement().satisfies(banner -> {
            assertThat(banner.text()).isEqualTo("The run on “small” waits at step 3: nothing of it is lost.");
            assertThat(banner.actions()).hasSize(1);
        });
        assertThat(way.command().refusal().getValue()).isEmpty();

        long before = run.service().newest().run();
        banners.shown().get(0).actions().get(0).run().run();
        await().until(() -> run.service().newest().run() != before);
        Snapshot back = run.paint(way, FRAME);
        assertThat(back.step()).isEqualTo(3);
        assertThat(banners.shown()).isEmpty();
    }

    @Test
    void theOfferGoesByItselfAndTheMenuStays() {
        run.step(3);
        run.begin(HELLO);
        run.paint(way, FRAME);

        run.paint(way, Duration.ofMinutes(1));

        assertThat(banners.shown()).isEmpty();
        assertThat(way.command().refusal().getValue()).isEmpty();
    }

    @Test
    void otherSettingsOnTheNewTextOfferNothingAgain() {
        run.step(3);
        run.begin(HELLO);
        run.paint(way, FRAME);
        run.paint(way, Duration.ofMinutes(1));

        run.begin(new Command.Reset());
        run.paint(way, FRAME);

        assertThat(banners.shown()).isEmpty();
    }
}
