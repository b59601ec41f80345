package dev.unroll.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.rnn.ParameterBlocks;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.Tape;
import dev.unroll.support.GoldenCase;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Agreement with cases that PyTorch's autograd computed in float64: every window's loss, the first's insides, the last weights. */
class GoldenTest {
    private static final double LOSS = 1e-10;
    private static final double GRADIENT = 1e-9;

    @ParameterizedTest
    @MethodSource("dev.unroll.support.GoldenCase#names")
    void agreesWithAutograd(String name) throws Exception {
        GoldenCase golden = GoldenCase.read(name);
        Experiment experiment = golden.experiment();
        Parameters parameters = golden.parameters();
        Trainer trainer = new Trainer(
                experiment, golden.corpus(), Team.alone(KernelChoice.best().get()), parameters);

        boolean first = true;
        for (JsonNode window : golden.json().get("windows")) {
            Trained trained = (Trained) trainer.step();
            close(trainer.tape().loss(), window.get("loss").asDouble(), LOSS, "loss");
            for (int t = 1; t <= experiment.window(); t++) {
                close(
                        trainer.tape().lossAt(t),
                        window.get("lossPerStep").get(t - 1).asDouble(),
                        LOSS,
                        "loss at " + t);
            }
            close(trained.gradientNorm(), window.get("gradientNorm").asDouble(), GRADIENT, "norm");
            close(trained.clippedNorm(), window.get("clippedNorm").asDouble(), GRADIENT, "clipped norm");
            if (first) {
                insides(trainer.tape(), window);
            }
            first = false;
        }
        ParameterBlocks expected = new ParameterBlocks(parameters.shape());
        GoldenCase.fill(expected, golden.json().get("finalParameters"));
        same(parameters, expected);
    }

    @ParameterizedTest
    @MethodSource("dev.unroll.support.GoldenCase#names")
    void agreesOnTheFirstGradientsBeforeClipping(String name) throws Exception {
        GoldenCase golden = GoldenCase.read(name);
        Trainer trainer = new Trainer(
                golden.experiment().withClip(new GradientClip.None()),
                golden.corpus(),
                Team.alone(KernelChoice.best().get()),
                golden.parameters());
        trainer.step();
        ParameterBlocks expected = new ParameterBlocks(golden.parameters().shape());
        GoldenCase.fill(expected, golden.firstWindow().get("gradients"));
        same(trainer.gradients(), expected);
    }

    private static void insides(Tape tape, JsonNode window) {
        for (int t = 1; t <= tape.window(); t++) {
            for (int layer = 0; layer < tape.shape().layers(); layer++) {
                for (int stream = 0; stream < tape.streams(); stream++) {
                    JsonNode a = window.get("activations").get(t - 1).get(layer).get(stream);
                    row(tape.states(layer), t * tape.streams() + stream, a);
                }
            }
            for (int stream = 0; stream < tape.streams(); stream++) {
                JsonNode y = window.get("probabilities").get(t - 1).get(stream);
                row(tape.probabilities(), (t - 1) * tape.streams() + stream, y);
            }
        }
    }

    private static void row(DMatrixRMaj matrix, int row, JsonNode expected) {
        assertThat(expected.size()).isPositive().isLessThanOrEqualTo(matrix.numCols);
        for (int i = 0; i < expected.size(); i++) {
            close(matrix.get(row, i), expected.get(i).asDouble(), LOSS, "element " + i);
        }
    }

    private static void same(ParameterBlocks actual, ParameterBlocks expected) {
        for (int block = 0; block < actual.names().size(); block++) {
            double[] want = expected.matrices().get(block).data;
            double[] have = actual.matrices().get(block).data;
            for (int i = 0; i < want.length; i++) {
                close(have[i], want[i], GRADIENT, actual.names().get(block) + "[" + i + "]");
            }
        }
    }

    /** Relative agreement; below 1e-6 in size, rounding in the reference's own sums is the limit. */
    private static void close(double actual, double expected, double tolerance, String what) {
        assertThat(Math.abs(actual - expected))
                .as("%s: %s for %s", what, actual, expected)
                .isLessThanOrEqualTo(tolerance * Math.max(Math.abs(expected), 1e-6));
    }
}
