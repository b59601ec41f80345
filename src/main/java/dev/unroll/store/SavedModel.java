package dev.unroll.store;

import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.TrainingState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A model as it stands in a file.
 *
 * @param parameters U, W, b of each layer, V, c
 * @param vocabulary what the ids mean; empty in a file of PyTorch's, and for a task, which has symbols of its own
 * @param experiment how it was trained; empty in a file of PyTorch's
 * @param progress where its training stood, with an experiment only; empty in a file of PyTorch's
 */
public record SavedModel(
        Parameters parameters,
        Optional<Vocabulary> vocabulary,
        Optional<Experiment> experiment,
        Optional<SavedProgress> progress) {
    /** Checks that the parts belong together. */
    public SavedModel {
        RnnShape shape = parameters.shape();
        vocabulary.ifPresent(symbols -> {
            if (experiment.flatMap(Experiment::task).isPresent()) {
                throw new IllegalArgumentException("it has a task and a vocabulary as well");
            }
            if (symbols.size() != shape.vocabulary() || symbols.size() != shape.outputs()) {
                throw new IllegalArgumentException(
                        "its vocabulary has " + symbols.size() + " symbols, its tensors have " + ends(shape));
            }
        });
        experiment.ifPresent(settings -> {
            if (settings.hidden() != shape.hidden() || settings.layers() != shape.layers()) {
                throw new IllegalArgumentException(
                        "its experiment speaks of " + size(settings.hidden(), settings.layers()) + ", its tensors of "
                                + size(shape.hidden(), shape.layers()));
            }
            if (!settings.shape(shape.vocabulary()).equals(shape)) {
                throw new IllegalArgumentException("its tensors have " + ends(shape) + ", its experiment needs "
                        + ends(settings.shape(shape.vocabulary())));
            }
        });
        progress.ifPresent(now -> requireFits(
                now.state(),
                shape,
                experiment.orElseThrow(() -> new IllegalArgumentException("its progress has no experiment"))));
    }

    /** A model whose training cannot be gone on with exactly. */
    public SavedModel(Parameters parameters, Optional<Vocabulary> vocabulary, Optional<Experiment> experiment) {
        this(parameters, vocabulary, experiment, Optional.empty());
    }

    /**
     * {@return a model as training left it, with all that it takes to go on to the bit}
     *
     * @param parameters θ
     * @param experiment with the settings in force
     * @param state all the rest
     * @param corpus the text; not read where the experiment has a task
     */
    public static SavedModel of(Parameters parameters, Experiment experiment, TrainingState state, Corpus corpus) {
        return new SavedModel(
                parameters,
                experiment.task().isPresent() ? Optional.empty() : Optional.of(corpus.vocabulary()),
                Optional.of(experiment),
                Optional.of(SavedProgress.of(state, experiment, corpus)));
    }

    /** {@return the task that it was trained on; empty if that was a text, or is not known} */
    public Optional<Task> task() {
        return experiment.flatMap(Experiment::task);
    }

    private static void requireFits(TrainingState state, RnnShape shape, Experiment experiment) {
        boolean fits = state.streams() == experiment.streams()
                && state.optimizer().kind() == experiment.optimizer()
                && state.states().size() == shape.layers()
                && state.states().get(0).numCols == shape.hidden()
                && state.optimizer().memories().stream()
                        .allMatch(memory -> memory.shape().equals(shape));
        if (!fits) {
            throw new IllegalArgumentException("its progress is that of another experiment");
        }
    }

    private static String size(int hidden, int layers) {
        return hidden + " hidden units in " + layers + (layers == 1 ? " layer" : " layers");
    }

    private static String ends(RnnShape shape) {
        return String.format(Locale.ROOT, "%,d inputs and %,d outputs", shape.vocabulary(), shape.outputs());
    }

    /**
     * This model, ready to go on with a text or a task: a vocabulary or an experiment that the file lacks is taken from
     * the text and the settings, if the sizes fit. A task of the settings takes the place of the model's own.
     *
     * @param text the text's vocabulary; not looked at where the settings have a task
     * @param settings used where the file has no experiment
     * @return a model with an experiment, and on a text with a vocabulary
     * @throws ModelMismatchException if the model's symbols are not the text's, its inputs and outputs not the task's, or
     *     its sizes not the settings'; if one is on a text and the other on a task
     */
    public SavedModel completedBy(Vocabulary text, Experiment settings) throws ModelMismatchException {
        requireSameKind(settings);
        RnnShape shape = parameters.shape();
        if (settings.task().isPresent()) {
            requireEnds(settings.task().get());
        } else {
            requireSymbols(text);
        }
        if (experiment.isEmpty() && (settings.hidden() != shape.hidden() || settings.layers() != shape.layers())) {
            throw new ModelMismatchException(String.format(
                    "The model has %s but the settings say %s: set %,d hidden units and %d layers.",
                    size(shape.hidden(), shape.layers()),
                    size(settings.hidden(), settings.layers()),
                    shape.hidden(),
                    shape.layers()));
        }
        Experiment own = experiment.orElse(settings);
        return new SavedModel(
                parameters,
                settings.task().isPresent() ? Optional.empty() : Optional.of(text),
                Optional.of(settings.task().map(own::withTask).orElse(own)),
                progress);
    }

    private void requireSameKind(Experiment settings) throws ModelMismatchException {
        if (experiment.isPresent() && task().isPresent() != settings.task().isPresent()) {
            throw new ModelMismatchException(task().map(task -> "The model was trained on the task " + task.text()
                            + " and not on a text: leave the text out to go on with it.")
                    .orElse("The model was trained on a text and not on a task: choose its text, or a model of the"
                            + " task."));
        }
    }

    private void requireEnds(Task task) throws ModelMismatchException {
        RnnShape shape = parameters.shape();
        RnnShape needed = task.shape(shape.hidden(), shape.layers());
        if (!shape.equals(needed)) {
            throw new ModelMismatchException("The model has " + ends(shape) + ", and the task " + task.text()
                    + " needs " + ends(needed) + ": choose the task that the model was trained on.");
        }
    }

    private void requireSymbols(Vocabulary text) throws ModelMismatchException {
        RnnShape shape = parameters.shape();
        if (vocabulary.isPresent()) {
            requireSame(vocabulary.get(), text);
        } else if (shape.vocabulary() != shape.outputs()) {
            throw new ModelMismatchException("The model has " + ends(shape)
                    + ", and a text needs as many of both: choose the task that the model was trained on.");
        } else if (shape.vocabulary() != text.size()) {
            throw new ModelMismatchException(String.format(
                    "The model has %,d symbols and the text %,d: choose the text that the model was trained on.",
                    shape.vocabulary(), text.size()));
        }
    }

    private static void requireSame(Vocabulary model, Vocabulary text) throws ModelMismatchException {
        if (model.equals(text)) {
            return;
        }
        String difference = firstOutside(text, model)
                .map(symbol -> "the text has " + symbol + ", which the model does not know")
                .or(() ->
                        firstOutside(model, text).map(symbol -> "the model knows " + symbol + ", which the text lacks"))
                .orElseThrow();
        throw new ModelMismatchException(String.format(
                "The model's %,d symbols are not the text's %,d (%s): choose the text that the model was trained on.",
                model.size(), text.size(), difference));
    }

    private static Optional<String> firstOutside(Vocabulary of, Vocabulary other) {
        return Arrays.stream(of.codePoints())
                .filter(codePoint -> other.idOf(codePoint) < 0)
                .mapToObj(codePoint -> codePoint > ' ' && !Character.isISOControl(codePoint)
                        ? String.format("'%s' (U+%04X)", Character.toString(codePoint), codePoint)
                        : String.format("U+%04X", codePoint))
                .findFirst();
    }
}
