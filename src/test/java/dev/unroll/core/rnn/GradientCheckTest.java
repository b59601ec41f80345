package dev.unroll.core.rnn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.KernelChoice;
import dev.unroll.core.linalg.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GradientCheckTest {
    private static final Kernels KERNELS = KernelChoice.best().get();

    static Stream<Arguments> networks() {
        return Arrays.stream(Activation.values())
                .flatMap(activation -> IntStream.rangeClosed(1, 2).boxed().flatMap(layers -> IntStream.rangeClosed(1, 3)
                        .mapToObj(streams -> Arguments.of(activation, layers, streams))));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyElementOfEveryGradientIsProvedByDifferences(Activation activation, int layers, int streams) {
        RnnShape shape = new RnnShape(5, 4, layers);
        Parameters parameters = Networks.random(shape, 7);
        Parameters before = parameters.copy();
        Tape tape = Networks.window(shape, 5, streams, 8);

        List<GradientCheck.Worst> worst = new GradientCheck(shape, activation, KERNELS)
                .run(parameters, tape, analytic(parameters, tape, activation));

        assertThat(worst).hasSize(parameters.names().size()).allMatch(GradientCheck.Worst::passes);
        for (int i = 0; i < before.matrices().size(); i++) {
            assertThat(parameters.matrices().get(i).data)
                    .isEqualTo(before.matrices().get(i).data);
        }
    }

    @Test
    void theNotesFormulaWithTheStatesGradientInPlaceOfTheSumsFails() {
        RnnShape shape = new RnnShape(5, 4, 1);
        Parameters parameters = Networks.random(shape, 7);
        Tape tape = Networks.window(shape, 5, 2, 8);
        Gradients wrong = analytic(parameters, tape, Activation.TANH);
        wrong.W(0).zero();
        KERNELS.transposedMultiplyAdd(
                tape.stateGradients(0), 0, tape.states(0), 0, tape.window() * tape.streams(), wrong.W(0), 0, 4);

        List<GradientCheck.Worst> worst =
                new GradientCheck(shape, Activation.TANH, KERNELS).run(parameters, tape, wrong);

        assertThat(worst.get(1).name()).isEqualTo("W");
        assertThat(worst.get(1).passes()).isFalse();
        assertThat(worst.get(1).error()).isGreaterThan(1e-3);
        assertThat(worst).filteredOn(GradientCheck.Worst::passes).hasSize(4);
    }

    @Test
    void anErrorOfEitherSignIsSeen() {
        RnnShape shape = new RnnShape(4, 3, 1);
        Parameters parameters = Networks.random(shape, 1);
        Tape tape = Networks.window(shape, 4, 1, 2);
        Gradients gradients = analytic(parameters, tape, Activation.TANH);
        double right = gradients.V().data[3];
        GradientCheck check = new GradientCheck(shape, Activation.TANH, KERNELS);

        gradients.V().data[3] = right * 1.001;
        assertThat(check.run(parameters, tape, gradients).get(3).passes()).isFalse();
        gradients.V().data[3] = right * 0.999;
        assertThat(check.run(parameters, tape, gradients).get(3).passes()).isFalse();
        gradients.V().data[3] = Double.NaN;
        assertThat(check.run(parameters, tape, gradients).get(3).passes()).isFalse();
    }

    private static Gradients analytic(Parameters parameters, Tape tape, Activation activation) {
        return Networks.gradients(parameters, tape, activation, KERNELS);
    }
}
