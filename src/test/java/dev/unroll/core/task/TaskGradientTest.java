package dev.unroll.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.linalg.Part;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.random.PlacedDraws;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.rnn.BackwardPass;
import dev.unroll.core.rnn.ForwardPass;
import dev.unroll.core.rnn.GradientCheck;
import dev.unroll.core.rnn.Gradients;
import dev.unroll.core.rnn.PackedWeights;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.rnn.Tape;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskGradientTest {
    @ParameterizedTest
    @CsvSource({"temporal-order:10,1", "echo:4,1", "adding:8,1", "adding:8,2", "copy-memory:3,2"})
    void gradientsOfMaskedLossesAndOfNumbersAgreeWithCentralDifferences(String text, int layers) {
        Task task = Task.parse(text);
        RnnShape shape = task.shape(6, layers);
        Parameters parameters = new Parameters(shape);
        RandomStream random = new RandomStream(1, RandomStream.Purpose.WEIGHTS);
        for (DMatrixRMaj block : parameters.matrices()) {
            new Initializer.Normal(0.4).fill(block, random);
        }
        Tape tape = new Tape(shape, task.length().orElse(7), 3, task.isRegression());
        task.fill(tape, new PlacedDraws(1), 0);
        assertThat(tape.scored()).isPositive();
        Gradients gradients = new Gradients(shape);
        PackedWeights weights = new PackedWeights(shape);
        ScalarKernels kernels = new ScalarKernels();
        Part whole = Part.whole(kernels);
        weights.pack(parameters, whole);
        new ForwardPass(Activation.TANH, weights).run(tape, whole);
        new BackwardPass(Activation.TANH, weights).run(tape, gradients, whole);
        assertThat(new GradientCheck(shape, Activation.TANH, kernels).run(parameters, tape, gradients))
                .allMatch(GradientCheck.Worst::passes);
    }
}
