package dev.unroll.cli;

import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.TrainingState;
import dev.unroll.store.SavedModel;
import dev.unroll.store.SavedProgress;
import dev.unroll.store.TaskSequences;
import dev.unroll.store.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a training goes on from a saved model.
 *
 * @param state where it starts; empty if the model holds weights only
 * @param sentence what was taken over, and what starts afresh for which reason
 */
record GoingOn(Optional<TrainingState> state, String sentence) {
    static GoingOn from(SavedModel model, Experiment experiment, Corpus corpus) {
        return model.progress()
                .map(progress -> from(progress, experiment, corpus))
                .orElseGet(() -> new GoingOn(
                        Optional.empty(),
                        "Goes on with the model's weights; steps, the optimizer's memories, hidden states and the place"
                                + " in the " + data(experiment)
                                + " start afresh because the file holds none."));
    }

    private static GoingOn from(SavedProgress progress, Experiment experiment, Corpus corpus) {
        SavedProgress.TakenOver taken = progress.takenOver(experiment, corpus);
        List<String> parts = new ArrayList<>();
        parts.add(
                String.format(Locale.ROOT, "Goes on at step %,d", taken.state().step()));
        if (!taken.sameData() || !taken.sameStreams()) {
            String reason = taken.sameData()
                    ? "--streams was " + progress.state().streams() + " before"
                    : otherData(progress.data(), experiment);
            parts.add("hidden states and the place in the " + data(experiment) + " start afresh because " + reason);
        }
        if (!taken.sameOptimizer()) {
            parts.add("the optimizer's memories start afresh because --optimizer was "
                    + progress.state().optimizer().kind().text() + " before");
        }
        return new GoingOn(Optional.of(taken.state()), String.join("; ", parts) + ".");
    }

    private static String data(Experiment experiment) {
        return experiment.task().isPresent() ? "task" : "text";
    }

    private static String otherData(TrainingData before, Experiment experiment) {
        if (!(before instanceof TaskSequences sequences)) {
            return "the text is another than before";
        }
        if (!experiment.task().equals(Optional.of(sequences.task()))) {
            return "--task was " + sequences.task().text() + " before";
        }
        return sequences.seed() != experiment.seed()
                ? "--seed was " + sequences.seed() + " before"
                : "--window was " + sequences.window() + " before";
    }
}
