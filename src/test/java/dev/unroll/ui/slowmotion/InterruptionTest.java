package dev.unroll.ui.slowmotion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterruptionTest {
    private final Interruption interruption = new Interruption();

    @Test
    void whatRanGoesOnAndWhatStoodStandsStill() {
        interruption.begin(true);
        interruption.hold();
        interruption.stands();
        assertThat(interruption.end()).isTrue();

        interruption.saw(true);
        interruption.begin(false);
        interruption.hold();
        interruption.stands();
        assertThat(interruption.end()).isFalse();
    }

    @Test
    void whoTrainsOnThePageAndStopsItByHandFindsItStopped() {
        interruption.begin(false);
        interruption.hold();
        interruption.stands();
        interruption.trains();
        interruption.stands();
        assertThat(interruption.end()).isFalse();
    }

    @Test
    void whoTrainsOnThePageAndWalksOnFindsItTraining() {
        interruption.begin(false);
        interruption.hold();
        interruption.trains();
        interruption.hold();
        interruption.stands();
        assertThat(interruption.end()).isTrue();
    }

    @Test
    void whatWasChangedByHandWaits() {
        interruption.begin(true);
        interruption.hold();
        interruption.edited();
        assertThat(interruption.end()).isFalse();
    }

    @Test
    void comingBackBeforeItIsSeenToRunStillKnowsThatItDid() {
        interruption.begin(true);
        interruption.hold();
        assertThat(interruption.end()).isTrue();

        interruption.saw(false); // the start is on its way
        interruption.begin(false);
        interruption.hold();
        interruption.stands();
        assertThat(interruption.end()).isTrue();
    }
}
