package dev.unroll.session;

import static dev.unroll.session.SmallRuns.EXPERIMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.ExperimentException;
import dev.unroll.core.train.MemoryNeed;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether a new run finds room beside the old one, in its place, or not at all. */
class RunFactoryTest {

    private static final Corpus CORPUS = SmallRuns.corpus();
    private static final double NEED =
            MemoryNeed.of(EXPERIMENT, CORPUS.vocabulary().size()).bytes();

    private double free = 2 * NEED;
    private final RunFactory factory =
            new RunFactory(Team.alone(new ScalarKernels()), new ChunkPool(SmallRuns.OFF_HEAP), () -> free);
    private final Run old = factory.create(EXPERIMENT, CORPUS, Optional.empty());

    @Test
    void theOldRunStaysWhereMemoryHoldsBoth() {
        assertThat(factory.create(EXPERIMENT, CORPUS, Optional.of(old)).number())
                .isEqualTo(2);
        assertThat(old.hasLetGo()).isFalse();
    }

    @Test
    void theOldRunLetsGoWhereMemoryHoldsOnlyOne() {
        old.step();
        free = NEED / 10;
        Run next = factory.create(EXPERIMENT, CORPUS, Optional.of(old));
        next.step();
        assertThat(next.steps()).isEqualTo(1);
        assertThat(old.hasLetGo()).isTrue();
        assertThat(old.steps()).isEqualTo(1);
        assertThat(old.experiment()).isEqualTo(EXPERIMENT);
        assertThatThrownBy(old::step).isInstanceOf(ExperimentException.class).hasMessageContaining("reset");
    }

    @Test
    void whatWouldNotFitInThePlaceOfTheOldRunIsRefusedAndTheOldRunStays() {
        free = NEED / 10;
        Experiment larger = EXPERIMENT.withHidden(100);
        assertThatThrownBy(() -> factory.create(larger, CORPUS, Optional.of(old)))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("memory");
        old.step();
        assertThat(old.steps()).isEqualTo(1);
    }

    @Test
    void whatTheTextCannotHoldIsRefusedAndTheOldRunStays() {
        free = NEED / 10;
        Corpus shortText = Corpus.of("short", "abc");
        assertThatThrownBy(() -> factory.create(EXPERIMENT.withHidden(1), shortText, Optional.of(old)))
                .isInstanceOf(ExperimentException.class);
        assertThat(old.hasLetGo()).isFalse();
    }

    @Test
    void theFailureOfARunThatTheOldOneLetGoForSaysSo() {
        free = NEED / 10;
        assertThatThrownBy(() -> factory.create(EXPERIMENT, CORPUS, Optional.of(old), () -> {
                    throw new OutOfMemoryError("planted by a test");
                }))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("1 MB")
                .hasMessageContaining("reset");
        free = NEED; // which the old one has given back
        assertThat(factory.create(EXPERIMENT, CORPUS, Optional.of(old)).number())
                .isEqualTo(2);
    }

    @Test
    void initialWeightsThatCannotBeComputedAreRefusedAndTheOldRunStays() {
        assertThatThrownBy(() -> factory.create(EXPERIMENT, CORPUS, Optional.of(old), () -> {
                    throw new ArithmeticException("the eigenvalues do not converge");
                }))
                .isInstanceOf(ExperimentException.class)
                .hasMessageContaining("eigenvalues")
                .hasMessageContaining("seed");
        old.step();
        assertThat(old.steps()).isEqualTo(1);
    }
}
