package dev.unroll.core.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.linalg.Kernels;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class ForwardPassTest {
    private static final Kernels KERNELS = KernelChoice.best().get();

    /** A course's exercise: x (3×10), h (3×4), Wx (10×4), Wh (4×4) and b are evenly spaced numbers; a = tanh(x Wx + h Wh + b). */
    @Test
    void aStepOfTheSecondLayerGivesTheNumbersOfAWellKnownExercise() {
        double[][] expected = {
            {-0.58172089, -0.50182032, -0.41232771, -0.31410098},
            {0.66854692, 0.79562378, 0.87755553, 0.92795967},
            {0.97934501, 0.99144213, 0.99646691, 0.99854353}
        };
        DMatrixRMaj x = evenlySpaced(-0.4, 0.7, 3, 10);
        DMatrixRMaj h = evenlySpaced(-0.2, 0.5, 3, 4);
        DMatrixRMaj Wx = evenlySpaced(-0.1, 0.9, 10, 4);
        DMatrixRMaj Wh = evenlySpaced(-0.3, 0.7, 4, 4);
        DMatrixRMaj b = evenlySpaced(-0.2, 0.4, 1, 4);
        // Stream i reads symbol i, for which layer 1 says x_i; of layer 2 the first four units are the exercise's.
        RnnShape shape = new RnnShape(3, 10, 2);
        Parameters parameters = new Parameters(shape);
        Tape tape = new Tape(shape, 1, 3);
        for (int stream = 0; stream < 3; stream++) {
            tape.inputs()[stream] = stream;
            for (int unit = 0; unit < 10; unit++) {
                double a = x.get(stream, unit);
                parameters.U(0).set(unit, stream, 0.5 * Math.log((1 + a) / (1 - a)));
            }
            for (int unit = 0; unit < 4; unit++) {
                tape.states(1).set(stream, unit, h.get(stream, unit));
            }
        }
        for (int unit = 0; unit < 4; unit++) {
            parameters.b(1).data[unit] = b.data[unit];
            for (int i = 0; i < 10; i++) {
                parameters.U(1).set(unit, i, Wx.get(i, unit));
            }
            for (int i = 0; i < 4; i++) {
                parameters.W(1).set(unit, i, Wh.get(i, unit));
            }
        }

        Networks.forward(parameters, tape, Activation.TANH, KERNELS);

        for (int stream = 0; stream < 3; stream++) {
            for (int unit = 0; unit < 4; unit++) {
                assertThat(tape.states(1).get(3 + stream, unit)).isCloseTo(expected[stream][unit], within(5e-9));
            }
        }
    }

    @Test
    void anUntrainedNetworkWithoutWeightsGuessesUniformly() {
        RnnShape shape = new RnnShape(65, 10, 1);
        Tape tape = Networks.window(shape, 25, 1, 3);

        Networks.forward(new Parameters(shape), tape, Activation.TANH, KERNELS);

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

        Networks.forward(parameters, tape, Activation.TANH, KERNELS);

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
