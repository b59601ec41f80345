package dev.unroll.ui.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForAsyncFx;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.TrainingService;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.error.Failures;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class PulseTest {
    private static final long PATIENCE_MILLIS = 10_000;

    private final TrainingService service = new TrainingService(
            Experiment.defaults().withHidden(3).withWindow(4),
            Corpus.of("abc", "abc".repeat(20)),
            Team.alone(new ScalarKernels()),
            DoubleBuffer::allocate);
    private final Banners banners = new Banners();
    private final Pulse pulse = new Pulse(service::newest, new Failures(banners));
    private final List<Boolean> fresh = new ArrayList<>();

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void aPainterThatThrowsIsToldOnceAndStopsNobody() {
        pulse.add(frame -> {
            throw new IllegalStateException("no ink");
        });
        pulse.add(frame -> fresh.add(frame.fresh()));

        beat(3);

        assertThat(fresh).hasSize(3);
        assertThat(banners.shown()).hasSize(1);
        assertThat(banners.shown().get(0).text()).contains("no ink");
    }

    @Test
    void aFrameIsFreshOnlyWhenTheSnapshotIsNew() {
        pulse.add(frame -> fresh.add(frame.fresh()));

        beat(3);

        assertThat(fresh).containsExactly(true, false, false);
    }

    @Test
    void aRemovedPainterPaintsNoMore() {
        Painter painter = frame -> fresh.add(frame.fresh());
        pulse.add(painter);
        pulse.remove(painter);

        beat(1);

        assertThat(fresh).isEmpty();
    }

    private void beat(int times) {
        waitForAsyncFx(PATIENCE_MILLIS, () -> {
            for (int i = 0; i < times; i++) {
                pulse.beat(i);
            }
            return true;
        });
    }
}
