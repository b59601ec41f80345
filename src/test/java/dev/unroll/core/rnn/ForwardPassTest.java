package dev.unroll.core.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.ScalarKernels;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ForwardPassTest {
    /** A course's exercise: x (3×10), h (3×4), Wx (10×4), Wh (4×4) and b are evenly spaced numbers; a = tanh(x Wx + h Wh + b). */
    @Test
    void aStepOfTheSecondLayerGivesTheNumbersOfAWellKnownExercise() {
        double[][] expected = {
            {-0.58172089, -0.50182032, -0.41232771, -0.31410098},
            {0.66854692, 0.79562378, 0.87755553, 0.92795967},
            {0.97934501, 0.99144213, 0.99646691, 0.99854353}
        };
        DMatrixRMaj x = evenlySpaced(-0.4, 0.7, 3, 10);
        DMatrixRMaj Wx = evenlySpaced(-0.1, 0.9, 10, 4);
        DMatrixRMaj a = evenlySpaced(-0.2, 0.4, 1, 4);
        DMatrixRMaj sums = new DMatrixRMaj(3, 4);
        for (int row = 0; row < 3; row++) {
            System.arraycopy(a.data, 0, sums.data, row * 4, 4);
        }
        ScalarKernels kernels = new ScalarKernels();
        kernels.multiplyAdd(x, 0, 3, Wx, sums, 0);
        kernels.multiplyAdd(evenlySpaced(-0.2, 0.5, 3, 4), 0, 3, evenlySpaced(-0.3, 0.7, 4, 4), sums, 0);
        Activation.TANH.apply(sums.data, 0, 12);
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 4; i++) {
                assertThat(sums.get(row, i)).isCloseTo(expected[row][i], within(5e-9));
            }
        }
    }

    @Test
    void anUntrainedNetworkWithoutWeightsGuessesUniformly() {
        RnnShape shape = new RnnShape(65, 10, 1);
        Tape tape = Networks.window(shape, 25, 1, 3);

        new ForwardPass(shape, Activation.TANH, new ScalarKernels()).run(new Parameters(shape), tape);

        assertThat(tape.loss()).isCloseTo(104.36, within(0.005));
        assertThat(tape.lossAt(1)).isCloseTo(StrictMath.log(65), within(1e-14));
    }

    @Test
    void aLossStaysFiniteWhereTheProbabilityUnderflows() {
        RnnShape shape = new RnnShape(2, 1, 1);
        Parameters parameters = new Parameters(shape);
        parameters.c().data[0] = 2000;
        Tape tape = new Tape(shape, 1, 1);
        tape.targets()[0] = 1;

        new ForwardPass(shape, Activation.TANH, new ScalarKernels()).run(parameters, tape);

        assertThat(tape.probabilities().data[1]).isZero();
        assertThat(tape.loss()).isEqualTo(2000);
    }

    private static DMatrixRMaj evenlySpaced(double from, double to, int rows, int columns) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        int last = rows * columns - 1;
        Arrays.setAll(matrix.data, i -> from + (to - from) * i / last);
        return matrix;
    }
}
