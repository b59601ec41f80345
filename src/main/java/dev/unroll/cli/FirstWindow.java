package dev.unroll.cli;

import dev.unroll.core.random.PlacedDraws;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.text.TextStreams;
import dev.unroll.core.train.Experiment;
import dev.unroll.store.SavedModel;
import java.util.Locale;

/** What a saved model reads first: a tape of one stream with its inputs and targets, and a_0 = 0. */
final class FirstWindow {
    private FirstWindow() {}

    /**
     * {@return what the first stream of a task reads first}
     *
     * @param task of the model
     * @param experiment of the model, with the window to look at
     */
    static Tape of(Task task, Experiment experiment) {
        Tape tape = new Tape(
                task.shape(experiment.hidden(), experiment.layers()), experiment.window(), 1, task.isRegression());
        task.fill(tape, new PlacedDraws(experiment.seed()), 0);
        if (tape.scored() == 0) { // a delay that is longer than the window
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The task %s asks for nothing within its first %,d time steps: set --window to at least %,d.",
                    task.text(),
                    experiment.window(),
                    task.size() + 1));
        }
        return tape;
    }

    /**
     * {@return the first T characters of a text, in the model's symbols}
     *
     * @param saved the model
     * @param corpus a text of characters that the model knows
     * @param steps T
     */
    static Tape of(SavedModel saved, Corpus corpus, int steps) {
        int longest = TextStreams.longestWindow(corpus.length(), 1);
        if (steps > longest) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The text has %,d characters, too few for a window of %,d: set --window to at most %,d or use a"
                            + " longer text.",
                    corpus.length(),
                    steps,
                    longest));
        }
        RnnShape shape = saved.parameters().shape();
        if (saved.vocabulary().isEmpty()) {
            requireAsManySymbols(shape, corpus.vocabulary().size());
        }
        Tape tape = new Tape(shape, steps, 1);
        for (int t = 0; t < steps; t++) {
            tape.inputs()[t] = symbol(saved, corpus, t);
            tape.targets()[t] = symbol(saved, corpus, t + 1);
        }
        return tape;
    }

    private static void requireAsManySymbols(RnnShape shape, int symbols) {
        if (shape.vocabulary() != symbols || shape.outputs() != symbols) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The model has %,d inputs and %,d outputs, and the text %,d symbols: choose the text that the model"
                            + " was trained on.",
                    shape.vocabulary(),
                    shape.outputs(),
                    symbols));
        }
    }

    private static int symbol(SavedModel saved, Corpus corpus, int position) {
        int id = corpus.id(position);
        if (saved.vocabulary().isEmpty()) {
            return id;
        }
        int codePoint = corpus.vocabulary().codePoint(id);
        int known = saved.vocabulary().get().idOf(codePoint);
        if (known < 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The model does not know character %,d of the text, U+%04X: choose a text of the characters that it"
                            + " was trained on.",
                    position + 1,
                    codePoint));
        }
        return known;
    }
}
