package dev.unroll.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.text.Corpus;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are none, put into every parameter, activation and gradient, are found in the same step and named. */
class SpoiledNumbersTest {
    private static final Corpus TEXT = Corpus.of("bells", "ding dong, the bell rings; ".repeat(40));
    private static final int LAYERS = 2;
    private static final int STREAMS = 3;
    private static final int WINDOW = 4;
    private static final int UNIT = 5;
    private static final int GOOD_STEPS = 30;
    private static final Experiment EXPERIMENT = Experiment.defaults()
            .withHidden(9)
            .withLayers(LAYERS)
            .withStreams(STREAMS)
            .withWindow(WINDOW)
            .withOptimizer(OptimizerKind.ADAM);

    @ParameterizedTest
    @EnumSource(Activation.class)
    void inEveryParameter(Activation activation) {
        Experiment experiment = EXPERIMENT.withActivation(activation).withLearningRate(1e-3);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Trainer trainer = trainer(experiment, new ScalarKernels());
            Checkpoint good = trainer.newCheckpoint();
            Parameters parameters = trainer.parameters();
            for (int block = 0; block < parameters.names().size(); block++) {
                train(trainer, 3);
                trainer.save(good);
                Parameters before = parameters.copy();
                int row = parameters.matrices().get(block).numRows - 2;
                parameters.matrices().get(block).set(row, 0, bad);

                StepResult found = trainer.step();

                String name = parameters.names().get(block);
                assertThat(found).isEqualTo(new Diverged(trainer.steps() + 1, name, 0, 0, row));
                trainer.restore(good);
                HeldStepTest.assertSameParameters(parameters, before);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void inEveryActivation(double bad) {
        for (int layer = 0; layer < LAYERS; layer++) {
            for (int t = 1; t <= WINDOW; t++) {
                for (int stream = 0; stream < STREAMS; stream++) {
                    int call = (layer * WINDOW + t - 1) * STREAMS + stream;
                    Spoiler spoiler = new Spoiler("activate", call, 1, 2, UNIT, bad);
                    Diverged expected = new Diverged(GOOD_STEPS + 1, "a_t of layer " + (layer + 1), t, stream, UNIT);
                    assertFoundAndGoesOn(spoiler, expected);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void inEveryGradientOfASum(double bad) {
        for (int layer = 0; layer < LAYERS; layer++) {
            for (int t = 1; t <= WINDOW; t++) {
                for (int stream = 0; stream < STREAMS; stream++) {
                    int call = ((LAYERS - 1 - layer) * WINDOW + WINDOW - t) * STREAMS + stream;
                    Spoiler spoiler = new Spoiler("slope", call, 4, 5, UNIT, bad);
                    Diverged expected =
                            new Diverged(GOOD_STEPS + 1, "∂L/∂s_t of layer " + (layer + 1), t, stream, UNIT);
                    assertFoundAndGoesOn(spoiler, expected);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void inTheGradientOfEveryParameter(double bad) {
        Parameters parameters = trainer(EXPERIMENT, new ScalarKernels()).parameters();
        for (int block = 0; block < parameters.names().size(); block++) {
            Spoiler spoiler = new Spoiler("sumOfSquares", block, 0, -1, UNIT, bad);
            int row = UNIT / parameters.matrices().get(block).numCols;
            String name = "∂L/∂" + parameters.names().get(block);
            assertFoundAndGoesOn(spoiler, new Diverged(GOOD_STEPS + 1, name, 0, 0, row));
        }
    }

    private static void assertFoundAndGoesOn(Spoiler spoiler, Diverged expected) {
        Trainer trainer = trainer(EXPERIMENT, spoiler.kernels());
        Trainer unharmed = trainer(EXPERIMENT, new ScalarKernels());
        train(trainer, GOOD_STEPS);
        train(unharmed, GOOD_STEPS);

        spoiler.arm();
        assertThat(trainer.step()).isEqualTo(expected);

        HeldStepTest.assertSameParameters(trainer.parameters(), unharmed.parameters());
        Trainer next = new Trainer(
                EXPERIMENT,
                TEXT,
                Team.alone(new ScalarKernels()),
                trainer.parameters().copy(),
                Optional.of(trainer.state()));
        train(next, 2);
        train(unharmed, 2);
        HeldStepTest.assertSameParameters(next.parameters(), unharmed.parameters());
    }

    private static void train(Trainer trainer, int steps) {
        for (int i = 0; i < steps; i++) {
            assertThat(trainer.step()).isInstanceOf(Trained.class);
        }
    }

    private static Trainer trainer(Experiment experiment, Kernels kernels) {
        return new Trainer(experiment, TEXT, Team.alone(kernels));
    }

    /** Real kernels that once, at the n-th call of a method after {@link #arm}, put a bad number into an array. */
    private static final class Spoiler {
        private final Kernels real = new ScalarKernels();
        private final String method;
        private final int call;
        private final int array;
        private final int from;
        private final int offset;
        private final double bad;
        private int calls = Integer.MIN_VALUE;

        /**
         * @param array which argument is the array
         * @param from which argument says where it begins, -1 for none; an array that has none is spoiled before the call
         */
        Spoiler(String method, int call, int array, int from, int offset, double bad) {
            this.method = method;
            this.call = call;
            this.array = array;
            this.from = from;
            this.offset = offset;
            this.bad = bad;
        }

        void arm() {
            calls = 0;
        }

        Kernels kernels() {
            return (Kernels) Proxy.newProxyInstance(
                    Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, (proxy, called, arguments) -> {
                        boolean now = called.getName().equals(method) && calls++ == call;
                        if (now && from < 0) {
                            spoil(arguments);
                        }
                        try {
                            Object result = called.invoke(real, arguments);
                            if (now && from >= 0) {
                                spoil(arguments);
                            }
                            return result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private void spoil(Object[] arguments) {
            int first = from < 0 ? 0 : (Integer) arguments[from];
            ((double[]) arguments[array])[first + offset] = bad;
        }
    }
}
