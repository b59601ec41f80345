package dev.unroll.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerTeamTest {
    private static final int SIZE = 4;
    private final WorkerTeam team = new WorkerTeam(SIZE, ScalarKernels::new);

    @AfterEach
    void close() {
        team.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void everyPartIsDoneOnceAndSharesCoverTheWholeWithoutOverlap(int parts) {
        int[] times = new int[1003];
        for (int round = 0; round < 200; round++) {
            Arrays.fill(times, 0);
            team.run(parts, part -> {
                assertThat(part.count()).isEqualTo(parts);
                for (int i = part.from(times.length, 8); i < part.to(times.length, 8); i++) {
                    times[i]++;
                }
            });
            assertThat(times).containsOnly(1);
        }
    }

    @Test
    void whatWasWrittenBeforeAMeetingIsSeenByAllAfterIt() {
        double[] values = new double[SIZE];
        double[] sums = new double[SIZE];
        for (int round = 1; round <= 200; round++) {
            double value = round;
            team.run(SIZE, part -> {
                for (int phase = 0; phase < 10; phase++) {
                    values[part.index()] = value + phase;
                    part.meet();
                    sums[part.index()] = Arrays.stream(values).sum();
                    part.meet();
                }
            });
            assertThat(sums).containsOnly(SIZE * (value + 9));
        }
    }

    @Test
    void roundsOfDifferentSizesFollowEachOther() {
        AtomicInteger done = new AtomicInteger();
        int expected = 0;
        for (int round = 0; round < 2000; round++) {
            int parts = 1 + round % SIZE;
            expected += parts;
            team.run(parts, part -> done.incrementAndGet());
            assertThat(done).hasValue(expected);
        }
    }

    @Test
    void aFailingPartIsToldAndNobodyGetsPastTheNextMeeting() {
        AtomicInteger past = new AtomicInteger();
        Team.Work failing = part -> {
            if (part.index() == 2) {
                throw new ArithmeticException("part 2");
            }
            part.meet();
            past.incrementAndGet();
        };
        for (int round = 0; round < 300; round++) {
            assertThatThrownBy(() -> team.run(SIZE, failing)).hasRootCauseMessage("part 2");
        }
        assertThat(past).hasValue(0);
        AtomicInteger done = new AtomicInteger();
        team.run(SIZE, part -> {
            part.meet();
            done.incrementAndGet();
        });
        assertThat(done).hasValue(SIZE);
    }

    @Test
    void anErrorOfAPartStaysThatError() {
        assertThatThrownBy(() -> team.run(SIZE, part -> {
                    if (part.index() == 1) {
                        throw new OutOfMemoryError("full");
                    }
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void moreMembersThanARoundCanCountAreRefused() {
        assertThatThrownBy(() -> new WorkerTeam(WorkerTeam.MOST + 1, ScalarKernels::new))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A closing window does not wait for a long step: what was begun must end all the same. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aRoundThatWasBegunEndsThoughTheTeamIsClosedMeanwhile() {
        for (int round = 0; round < 300; round++) {
            WorkerTeam closing = new WorkerTeam(2, ScalarKernels::new);
            AtomicInteger finished = new AtomicInteger();
            closing.run(2, part -> {
                if (part.index() == 0) {
                    closing.close();
                }
                part.meet();
                finished.incrementAndGet();
            });
            assertThat(finished).hasValue(2);
        }
    }

    @Test
    void aClosedTeamsThreadsEnd() {
        team.close();
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("unroll-worker")));
        assertThatThrownBy(() -> team.run(2, part -> {})).isInstanceOf(IllegalStateException.class);
    }
}
