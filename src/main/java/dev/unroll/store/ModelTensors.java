package dev.unroll.store;

import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.train.Experiment;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;

/** The tensors of an nn.RNN and an nn.Linear in a file: their names, their sizes, and the parameters they make. */
final class ModelTensors {
    static final String OUT_WEIGHT = "out.weight";
    static final String OUT_BIAS = "out.bias";

    private static final int ROWS = 0;
    private static final int COLUMNS = 1;

    private final Safetensors file;
    private final String name;
    private final Set<String> known = new HashSet<>();

    ModelTensors(Safetensors file, String name) {
        this.file = file;
        this.name = name;
    }

    static String weightIh(int layer) {
        return "rnn.weight_ih_l" + layer;
    }

    static String weightHh(int layer) {
        return "rnn.weight_hh_l" + layer;
    }

    static String biasIh(int layer) {
        return "rnn.bias_ih_l" + layer;
    }

    static String biasHh(int layer) {
        return "rnn.bias_hh_l" + layer;
    }

    /** The network's sizes, once every tensor of it is known to be there and to fit the others. */
    RnnShape shape() throws BrokenModelException {
        int layers = 0;
        while (file.tensor(weightHh(layers)).isPresent()) {
            layers++;
        }
        if (layers > Experiment.MAX_LAYERS) {
            throw new BrokenModelException(String.format(
                    "%s has %d layers: choose a model of at most %d.", name, layers, Experiment.MAX_LAYERS));
        }
        int hidden = size(weightHh(0), ROWS);
        int outputs = size(OUT_WEIGHT, ROWS);
        RnnShape shape = new RnnShape(size(weightIh(0), COLUMNS), hidden, layers, outputs);
        for (int layer = 0; layer < layers; layer++) {
            require(weightIh(layer), hidden, shape.inputs(layer));
            require(weightHh(layer), hidden, hidden);
            require(biasIh(layer), hidden);
            require(biasHh(layer), hidden);
        }
        require(OUT_WEIGHT, outputs, hidden);
        require(OUT_BIAS, outputs);
        return shape;
    }

    /** Refuses a tensor that nobody has asked for. */
    void requireNoOthers() throws BrokenModelException {
        for (String tensor : file.tensors().keySet()) {
            if (!known.contains(tensor)) {
                throw BrokenModelException.of(name, "'" + tensor + "' is no part of an nn.RNN with an nn.Linear");
            }
        }
    }

    private TensorInfo info(String tensor) throws BrokenModelException {
        return file.tensor(tensor).orElseThrow(() -> BrokenModelException.of(name, "'" + tensor + "' is missing"));
    }

    private int size(String tensor, int dimension) throws BrokenModelException {
        List<Long> shape = info(tensor).shape();
        if (shape.size() != 2 || shape.get(dimension) < 1 || shape.get(dimension) > Integer.MAX_VALUE) {
            throw BrokenModelException.of(name, "'" + tensor + "' has the shape " + shape + ", not rows × columns");
        }
        return shape.get(dimension).intValue();
    }

    /** Refuses a tensor that is missing or of another shape. */
    void require(String tensor, long... expected) throws BrokenModelException {
        known.add(tensor);
        TensorInfo info = info(tensor);
        List<Long> shape = java.util.Arrays.stream(expected).boxed().toList();
        if (!info.shape().equals(shape)) {
            throw BrokenModelException.of(
                    name, "'" + tensor + "' has the shape " + info.shape() + " where the others need " + shape);
        }
        if (info.elements() > Integer.MAX_VALUE - 8) {
            throw BrokenModelException.of(name, "'" + tensor + "' has more elements than one array can hold");
        }
    }

    /** Reads the parameters straight into their matrices; PyTorch's second hidden bias is added to the first. */
    Parameters parameters(RnnShape shape) throws IOException, BrokenModelException {
        Parameters parameters = new Parameters(shape);
        for (int layer = 0; layer < shape.layers(); layer++) {
            read(weightIh(layer), parameters.U(layer));
            read(weightHh(layer), parameters.W(layer));
            DMatrixRMaj b = parameters.b(layer);
            DMatrixRMaj second = new DMatrixRMaj(b.numRows, 1);
            read(biasIh(layer), b);
            read(biasHh(layer), second);
            for (int i = 0; i < b.numRows; i++) {
                b.data[i] += second.data[i];
            }
            requireFinite(biasIh(layer), b);
        }
        read(OUT_WEIGHT, parameters.V());
        read(OUT_BIAS, parameters.c());
        return parameters;
    }

    /** Reads a tensor whose shape was required before. */
    void readAny(String tensor, DMatrixRMaj M) throws IOException {
        file.read(tensor, M.data);
    }

    private void read(String tensor, DMatrixRMaj M) throws IOException, BrokenModelException {
        readAny(tensor, M);
        requireFinite(tensor, M);
    }

    private void requireFinite(String tensor, DMatrixRMaj M) throws BrokenModelException {
        for (double value : M.data) {
            if (!Double.isFinite(value)) {
                throw BrokenModelException.of(
                        name, "'" + tensor + "' holds " + value + " where weights must be finite");
            }
        }
    }
}
