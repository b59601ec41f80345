package dev.unroll.store;

import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.TrainingState;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Models in safetensors, F64, under the names of a PyTorch state_dict with {@code rnn = nn.RNN(n, H, layers)} and
 * {@code out = nn.Linear(H, n)}: rnn.weight_ih_l0 = U, rnn.weight_hh_l0 = W, rnn.bias_ih_l0 = b, rnn.bias_hh_l0 = 0,
 * …_l1 for the second layer, out.weight = V, out.bias = c. F32 is read too. The metadata hold the vocabulary as code
 * points, the experiment, and the format's version. The network of a task has as many outputs as the task has answers; its
 * experiment names the task in place of a vocabulary. Where its training stood goes into further tensors and the
 * metadata, see {@link ProgressTensors}.
 */
public final class ModelFile {
    private static final String VERSION_KEY = "unroll.version";
    private static final String VOCABULARY_KEY = "unroll.vocabulary";
    private static final String EXPERIMENT_KEY = "unroll.experiment";
    private static final String PROGRESS_KEY = "unroll.progress";
    /** What every Unroll reads; and of a file that names no format. */
    private static final String TEXT_VERSION = "1";
    /** Of a network that learns a task: who reads format 1 alone would take it for that of a text. */
    private static final String TASK_VERSION = "2";

    private ModelFile() {}

    /**
     * Writes a model, whole or not at all.
     *
     * @param file created or replaced
     * @param model what to write
     * @throws UnwritableFileException if it cannot be written; an older file is still there then
     */
    public static void write(Path file, SavedModel model) throws UnwritableFileException {
        AtomicFile.write(file, channel -> Safetensors.write(channel, metadata(model), tensors(model)));
    }

    private static Map<String, String> metadata(SavedModel model) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt"); // what PyTorch's tools expect
        metadata.put(VERSION_KEY, model.task().isPresent() ? TASK_VERSION : TEXT_VERSION);
        model.vocabulary().ifPresent(vocabulary -> {
            ArrayNode codePoints = Json.MAPPER.createArrayNode();
            for (int codePoint : vocabulary.codePoints()) {
                codePoints.add(codePoint);
            }
            metadata.put(VOCABULARY_KEY, codePoints.toString());
        });
        model.experiment()
                .ifPresent(experiment -> metadata.put(
                        EXPERIMENT_KEY, ExperimentJson.write(experiment).toString()));
        model.progress()
                .ifPresent(progress -> metadata.put(
                        PROGRESS_KEY, ProgressJson.of(progress).write().toString()));
        return metadata;
    }

    private static List<Tensor> tensors(SavedModel model) {
        Parameters parameters = model.parameters();
        List<Tensor> tensors = new ArrayList<>();
        for (int layer = 0; layer < parameters.shape().layers(); layer++) {
            tensors.add(matrix(ModelTensors.weightIh(layer), parameters.U(layer)));
            tensors.add(matrix(ModelTensors.weightHh(layer), parameters.W(layer)));
            tensors.add(vector(ModelTensors.biasIh(layer), parameters.b(layer)));
            int h = parameters.shape().hidden();
            tensors.add(new Tensor(ModelTensors.biasHh(layer), List.of(h), new double[h]));
        }
        tensors.add(matrix(ModelTensors.OUT_WEIGHT, parameters.V()));
        tensors.add(vector(ModelTensors.OUT_BIAS, parameters.c()));
        model.progress().ifPresent(progress -> tensors.addAll(ProgressTensors.of(progress.state())));
        return tensors;
    }

    private static Tensor matrix(String name, DMatrixRMaj M) {
        return new Tensor(name, List.of(M.numRows, M.numCols), M.data);
    }

    private static Tensor vector(String name, DMatrixRMaj M) {
        return new Tensor(name, List.of(M.numRows), M.data);
    }

    /**
     * Reads a model. Memory is taken only for what the file really holds.
     *
     * @param file a safetensors file
     * @return the model; vocabulary, experiment and progress are empty if the file does not name them
     * @throws BrokenModelException if it is missing, damaged, or another kind of model
     */
    public static SavedModel read(Path file) throws BrokenModelException {
        Path fileName = file.getFileName();
        String name = (fileName == null ? file : fileName).toString();
        if (Files.isDirectory(file)) {
            throw new BrokenModelException(name + " is a folder: choose a model file in it.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new BrokenModelException(name + " is no ordinary file: choose a model file.");
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return read(new Safetensors(channel, name), name);
        } catch (NoSuchFileException e) {
            throw new BrokenModelException(name + " does not exist: check its name and folder.");
        } catch (AccessDeniedException e) {
            throw new BrokenModelException(name + " may not be read with your permissions: change them, or copy it.");
        } catch (IOException e) {
            throw BrokenModelException.of(name, "reading it failed: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            throw new BrokenModelException(
                    name + " is too large for the memory that Unroll may use: start Java with a" + " larger -Xmx.");
        }
    }

    private static SavedModel read(Safetensors tensors, String name) throws IOException, BrokenModelException {
        Map<String, String> metadata = tensors.metadata();
        String version = metadata.getOrDefault(VERSION_KEY, TEXT_VERSION);
        if (!version.equals(TEXT_VERSION) && !version.equals(TASK_VERSION)) {
            throw new BrokenModelException(String.format(
                    "%s has the model format %s, and this Unroll reads formats %s and %s: use a newer Unroll.",
                    name, version, TEXT_VERSION, TASK_VERSION));
        }
        ModelTensors reader = new ModelTensors(tensors, name);
        RnnShape shape = reader.shape();
        try {
            Optional<Vocabulary> vocabulary = part(metadata, VOCABULARY_KEY, json -> vocabulary(json, shape));
            Optional<Experiment> experiment = part(metadata, EXPERIMENT_KEY, ExperimentJson::read);
            Optional<ProgressJson> numbers = part(metadata, PROGRESS_KEY, json -> ProgressJson.read(json, experiment));
            SavedModel model = new SavedModel(reader.parameters(shape), vocabulary, experiment);
            if (model.task().isPresent() && !version.equals(TASK_VERSION)) {
                throw new IllegalArgumentException("there is a task, which format " + version + " does not know");
            }
            if (numbers.isPresent()) {
                model = withProgress(model, reader, numbers.get());
            }
            reader.requireNoOthers();
            return model;
        } catch (IllegalArgumentException e) {
            throw BrokenModelException.of(name, "its metadata or its progress are damaged: " + e.getMessage());
        }
    }

    private static SavedModel withProgress(SavedModel model, ModelTensors reader, ProgressJson numbers)
            throws IOException, BrokenModelException {
        Experiment experiment = model.experiment().orElseThrow(); // progress is read with it only
        TrainingState state = new ProgressTensors(reader, model.parameters()).read(numbers, experiment);
        return new SavedModel(
                model.parameters(),
                model.vocabulary(),
                model.experiment(),
                Optional.of(new SavedProgress(state, numbers.data())));
    }

    private static <T> Optional<T> part(Map<String, String> metadata, String key, Function<JsonNode, T> reader) {
        return Optional.ofNullable(metadata.get(key)).map(text -> {
            try {
                return reader.apply(Json.MAPPER.readTree(text));
            } catch (JacksonException e) {
                throw new IllegalArgumentException(key + " is not valid JSON", e);
            }
        });
    }

    private static Vocabulary vocabulary(JsonNode json, RnnShape shape) {
        if (!json.isArray() || json.size() != shape.vocabulary()) {
            throw new IllegalArgumentException("the vocabulary is no list of " + shape.vocabulary() + " symbols");
        }
        int[] codePoints = new int[json.size()];
        for (int i = 0; i < codePoints.length; i++) {
            JsonNode node = json.path(i);
            if (!node.isInt() || (i > 0 && node.intValue() <= codePoints[i - 1])) {
                throw new IllegalArgumentException("the vocabulary is no ascending list of code points");
            }
            codePoints[i] = node.intValue();
        }
        return Vocabulary.of(codePoints);
    }
}
