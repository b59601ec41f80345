package dev.unroll.store;

import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.TrainingState;
import java.util.Arrays;
import java.util.Optional;

/**
 * A model as it stands in a file.
 *
 * @param parameters U, W, b of each layer, V, c
 * @param vocabulary what the ids mean; empty in a file of PyTorch's
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
            if (symbols.size() != shape.vocabulary()) {
                throw new IllegalArgumentException(
                        "its vocabulary has " + symbols.size() + " symbols, its tensors have " + shape.vocabulary());
            }
        });
        experiment.ifPresent(settings -> {
            if (settings.hidden() != shape.hidden() || settings.layers() != shape.layers()) {
                throw new IllegalArgumentException(
                        "its experiment speaks of " + size(settings.hidden(), settings.layers()) + ", its tensors of "
                                + size(shape.hidden(), shape.layers()));
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

    /**
     * This model, ready to go on with a text: a vocabulary or an experiment that the file lacks is taken from the text
     * and the settings, if the sizes fit.
     *
     * @param text the text's vocabulary
     * @param settings used where the file has no experiment
     * @return a model with both
     * @throws ModelMismatchException if the model's symbols are not the text's, or its sizes not the settings'
     */
    public SavedModel completedBy(Vocabulary text, Experiment settings) throws ModelMismatchException {
        if (vocabulary.isPresent()) {
            requireSame(vocabulary.get(), text);
        } else if (parameters.shape().vocabulary() != text.size()) {
            throw new ModelMismatchException(String.format(
                    "The model has %,d symbols and the text %,d: choose the text that the model was trained on.",
                    parameters.shape().vocabulary(), text.size()));
        }
        RnnShape shape = parameters.shape();
        if (experiment.isEmpty() && (settings.hidden() != shape.hidden() || settings.layers() != shape.layers())) {
            throw new ModelMismatchException(String.format(
                    "The model has %s but the settings say %s: set %,d hidden units and %d layers.",
                    size(shape.hidden(), shape.layers()),
                    size(settings.hidden(), settings.layers()),
                    shape.hidden(),
                    shape.layers()));
        }
        return new SavedModel(parameters, Optional.of(text), Optional.of(experiment.orElse(settings)), progress);
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
