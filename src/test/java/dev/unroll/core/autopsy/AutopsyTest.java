package dev.unroll.core.autopsy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.rnn.Gradients;
import dev.unroll.core.rnn.Networks;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.rnn.TapeStream;
import dev.unroll.core.train.Diverged;
import dev.unroll.core.train.Held;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutopsyTest {
    private static final List<String> NAMES = List.of("U", "W", "b", "V", "c");
    private static final RnnShape SHAPE = new RnnShape(5, 6, 2);
    private static final int WINDOW = 9;
    private static final int STREAMS = 2;

    /** So many quiet steps, of norm 1 in each block. */
    private static double[][] quiet(int steps) {
        double[][] blocks = new double[NAMES.size()][steps];
        for (double[] block : blocks) {
            Arrays.fill(block, 1);
        }
        return blocks;
    }

    private static RecentNorms recent(double[][] blocks) {
        double[] used = new double[blocks[0].length];
        Arrays.fill(used, 2);
        return new RecentNorms(101, used, NAMES, blocks);
    }

    @Test
    void theParameterThatLeftItsRangeFirstIsNamedWithItsStep() {
        double[][] blocks = quiet(60);
        Arrays.fill(blocks[3], 40, 60, 11); // V from step 141 on
        Arrays.fill(blocks[1], 55, 60, 1000); // W later, and farther
        double[] last = {1, 5000, 1, 12, 1};

        Growth growth = Growth.first(recent(blocks), last).orElseThrow();

        assertThat(growth).isEqualTo(new Growth("V", 141, 12, 1));
        assertThat(growth.times()).isEqualTo(12);
    }

    @Test
    void aSpikeThatCameBackIsNotTheBeginning() {
        double[][] blocks = quiet(60);
        blocks[2][10] = 1e6;
        double[] last = {1, 30, 50, 1, 1};
        assertThat(Growth.first(recent(blocks), last)).contains(new Growth("b", 161, 50, 1));
    }

    @Test
    void beforeADivergenceTheLastGoodStepIsTheEnd() {
        double[][] blocks = quiet(60);
        assertThat(Growth.first(recent(blocks), new double[0])).isEmpty();
        blocks[4][59] = 20;
        assertThat(Growth.first(recent(blocks), new double[0])).contains(new Growth("c", 160, 20, 1));
        assertThat(Growth.first(recent(quiet(3)), new double[] {9, 99, 999, 9, 9}))
                .as("three steps have no range")
                .isEmpty();
    }

    private static Tape window() {
        Tape tape = Networks.window(SHAPE, WINDOW, STREAMS, 3);
        Networks.gradients(Networks.random(SHAPE, 2), tape, Activation.TANH, new ScalarKernels());
        return tape;
    }

    private static void put(Tape tape, boolean state, int layer, int t, int stream, int unit, double value) {
        if (state) {
            tape.states(layer).set(t * STREAMS + stream, unit, value);
        } else {
            tape.sumGradients(layer).set((t - 1) * STREAMS + stream, unit, value);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,0,4,1,2", "true,1,1,0,5", "true,1,9,1,0", "false,1,9,0,3", "false,1,1,1,1", "false,0,5,1,4"})
    void whatStandsOutInTheWindowIsFoundWithItsUnit(boolean state, int layer, int t, int stream, int unit) {
        Tape tape = window();
        put(tape, state, layer, t, stream, unit, -1e4);
        // What comes later in the order of computation does not matter.
        put(tape, false, 0, 2, 0, 0, 1e9);

        Place place = Place.first(tape);

        assertThat(place.stands()).isTrue();
        assertThat(place.quantity()).isEqualTo(state ? "a_t" : "∂L/∂s_t");
        assertThat(List.of(place.layer(), place.timeStep(), place.stream(), place.unit()))
                .containsExactly(layer, t, stream, unit);
        assertThat(place.value()).isEqualTo(-1e4);
        assertThat(place.norm()).isCloseTo(1e4, within(1.0));
    }

    @Test
    void whereNothingStandsOutTheLargestGradientIsNamed() {
        Tape tape = window();
        Place place = Place.first(tape);
        assertThat(place.stands()).isFalse();
        double largest = 0;
        for (int layer = 0; layer < SHAPE.layers(); layer++) {
            for (int t = 1; t <= WINDOW; t++) {
                for (int stream = 0; stream < STREAMS; stream++) {
                    double sum = 0;
                    for (int unit = 0; unit < SHAPE.hidden(); unit++) {
                        double value = tape.sumGradients(layer).get((t - 1) * STREAMS + stream, unit);
                        sum += value * value;
                    }
                    largest = Math.max(largest, Math.sqrt(sum));
                }
            }
        }
        assertThat(place.norm()).isCloseTo(largest, within(1e-12));
    }

    @Test
    void theCharactersAreThoseOfTheStreamOfThePlace() {
        Tape tape = window();
        put(tape, false, 1, 4, 1, 3, 1e5);
        Autopsy held = Autopsy.of(new Held(161, 99, 2), recent(quiet(60)), measured(), tape);
        assertThat(held.timeStep()).isEqualTo(4);
        assertThat(held.inputs()).isEqualTo(new TapeStream(tape, 1).inputs());

        Autopsy diverged = Autopsy.of(new Diverged(161, "a_t", 7, 1, 2), recent(quiet(60)), tape);
        assertThat(diverged.timeStep()).isEqualTo(7);
        assertThat(diverged.place()).isEmpty();
        assertThat(diverged.inputs()).isEqualTo(new TapeStream(tape, 1).inputs());
    }

    private static Gradients measured() {
        Parameters parameters = Networks.random(new RnnShape(5, 6, 1), 2);
        return new Gradients(parameters.shape());
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "0.06, 0.1", "18.1, 50", "15, 20", "450, 1000", "3.4e-7, 5e-7", "1e12, 2e12"})
    void theRemedyIsTwiceTheMedianInRoundNumbers(double median, double threshold) {
        double[] used = new double[50];
        Arrays.fill(used, median);
        used[7] = 1e300;
        RecentNorms norms = new RecentNorms(1, used, NAMES, quiet(50));
        assertThat(CalmingClip.after(norms, new GradientClip.None())).isEqualTo(new GradientClip.ByNorm(threshold));
    }

    @Test
    void theRemedyIsLessThanWhatDidNotHelp() {
        RecentNorms norms = recent(quiet(50));
        assertThat(CalmingClip.after(norms, new GradientClip.ByNorm(2))).isEqualTo(new GradientClip.ByNorm(1));
        assertThat(CalmingClip.after(norms, new GradientClip.ByNorm(100))).isEqualTo(new GradientClip.ByNorm(5));
        assertThat(CalmingClip.after(recent(quiet(2)), new GradientClip.None())).isEqualTo(new GradientClip.ByNorm(5));
    }
}
