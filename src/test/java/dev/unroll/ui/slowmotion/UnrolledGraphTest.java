package dev.unroll.ui.slowmotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.unroll.core.linalg.Norms;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.task.Task;
import dev.unroll.core.task.TemporalOrder;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trainer;
import dev.unroll.core.walk.Phase;
import dev.unroll.core.walk.PhaseKind;
import dev.unroll.core.walk.Symbol;
import dev.unroll.core.walk.Walk;
import dev.unroll.core.walk.WalkedStep;
import dev.unroll.ui.plot.GraphColumn;
import dev.unroll.ui.plot.GraphEdge;
import dev.unroll.ui.plot.GraphTone;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnrolledGraphTest {
    private static final Corpus TEXT = Corpus.of("text", "abcab cabca\n".repeat(40));
    private static final Experiment SMALL = Experiment.defaults().withHidden(5).withWindow(6);

    private static Walked walked(Experiment experiment) {
        Trainer trainer = new Trainer(experiment, TEXT, Team.alone(new ScalarKernels()));
        trainer.step();
        Walk walk = new Walk(WalkedStep.take(trainer, new ScalarKernels()), 0);
        return new Walked(1, 1, experiment.task().map(Task::symbols).orElse(TEXT.vocabulary()), walk);
    }

    private static UnrolledGraph at(Walked walked, Phase phase) {
        int index = walked.walk().itinerary().indexOf(phase);
        return new UnrolledGraph(
                new SlowMotionViewModel.Place(walked, index, walked.walk().numbers(phase)));
    }

    private static UnrolledGraph atTheEnd(Walked walked) {
        return at(
                walked,
                walked.walk().itinerary().phase(walked.walk().itinerary().size() - 1));
    }

    private static GraphEdge back(GraphColumn column, int from, int columns) {
        return column.edges().stream()
                .filter(edge -> edge.back() && edge.from() == from && edge.columns() == columns)
                .findFirst()
                .orElseThrow();
    }

    private static double gradient(Walk walk, PhaseKind kind, int t) {
        return Norms.euclidean(
                walk.numbers(new Phase(kind, t, 0, Phase.NO_BLOCK)).output().numbers());
    }

    /** Rows from the top: ŷ, o, a, x. */
    @Test
    void anArrowIsAsWideAsWhatComesAlongIt() {
        Walked walked = walked(SMALL);
        UnrolledGraph graph = atTheEnd(walked);
        List<GraphColumn> columns =
                IntStream.range(0, 6).mapToObj(graph::column).toList();
        double largest = IntStream.rangeClosed(1, 6)
                .mapToDouble(t -> gradient(walked.walk(), PhaseKind.STATE_GRADIENT, t))
                .max()
                .orElseThrow();
        // At the end of the window all of it comes from above, and nothing comes back.
        double last = gradient(walked.walk(), PhaseKind.STATE_GRADIENT, 6) / largest;
        assertThat(back(columns.get(5), 1, 0).weight()).isCloseTo(last, offset(1e-12));
        // Before it, what comes back is what does not come from above.
        double[] rest = walked.walk()
                .numbers(new Phase(PhaseKind.STATE_GRADIENT, 5, 0, Phase.NO_BLOCK))
                .output()
                .numbers()
                .clone();
        double[] above = walked.walk()
                .numbers(new Phase(PhaseKind.STATE_GRADIENT, 5, 0, Phase.NO_BLOCK))
                .input(Symbol.FROM_ABOVE)
                .numbers();
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= above[i];
        }
        assertThat(back(columns.get(5), 2, -1).weight()).isCloseTo(Norms.euclidean(rest) / largest, offset(1e-12));
        assertThat(IntStream.range(0, 6)
                        .mapToDouble(t -> back(columns.get(t), 0, 0).weight()))
                .contains(1.0);
    }

    @Test
    void whereNothingIsAskedNothingComesDown() {
        UnrolledGraph graph = atTheEnd(walked(SMALL.withTask(new TemporalOrder(10))));
        assertThat(back(graph.column(3), 0, 0).weight()).isZero();
        assertThat(back(graph.column(3), 1, 0).weight()).isZero();
        assertThat(back(graph.column(3), 2, -1).weight()).isPositive();
    }

    @Test
    void anUpdateMarksItsParameterAtAllTimeSteps() {
        Walked walked = walked(SMALL);
        UnrolledGraph graph = at(walked, new Phase(PhaseKind.UPDATE, 0, 0, 1)); // U, W, b, V, c
        for (int column = 0; column < 5; column++) {
            assertThat(graph.column(column).edges().stream()
                            .filter(edge -> !edge.back() && edge.tone() == GraphTone.NOW)
                            .toList())
                    .singleElement()
                    .satisfies(edge -> assertThat(edge.columns()).isEqualTo(1));
        }
        UnrolledGraph bias = at(walked, new Phase(PhaseKind.UPDATE, 0, 0, 2));
        assertThat(bias.column(2).nodes().get(2).tone()).isEqualTo(GraphTone.NOW);
    }
}
