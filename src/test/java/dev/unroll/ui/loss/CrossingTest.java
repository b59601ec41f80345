package dev.unroll.ui.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.session.Series;
import dev.unroll.session.Snapshot;
import dev.unroll.support.LiveRun;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrossingTest {
    @Test
    void theFirstValueBelowALineIsFoundHoweverTheSeriesComes() {
        try (LiveRun run = new LiveRun(LiveRun.EXPERIMENT)) {
            Snapshot end = run.train(3000);
            Series series = end.history().loss();
            SplittableRandom random = new SplittableRandom(7);
            for (int i = 0; i < 200; i++) {
                double line = random.nextDouble(0, 3);
                Crossing crossing = new Crossing(series, line);
                OptionalLong found = OptionalLong.empty();
                long length = 0;
                while (length < end.step()) {
                    length = Math.min(end.step(), length + random.nextLong(1, 900));
                    OptionalLong now = crossing.look(length);
                    assertThat(found.isPresent() && now.isPresent())
                            .as("found twice")
                            .isFalse();
                    found = now.isPresent() ? now : found;
                }
                assertThat(found).as("line %s", line).isEqualTo(firstBelow(series, end.step(), line));
            }
        }
    }

    private static OptionalLong firstBelow(Series series, long length, double line) {
        for (long i = 0; i < length; i++) {
            if (series.get(i) < line) {
                return OptionalLong.of(i);
            }
        }
        return OptionalLong.empty();
    }
}
