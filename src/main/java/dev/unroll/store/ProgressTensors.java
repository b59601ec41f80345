package dev.unroll.store;

import dev.unroll.core.optim.OptimizerState;
import dev.unroll.core.rnn.ParameterBlocks;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.TrainingState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Where a training stood, in tensors of our own: unroll.memory.0.W for the optimizer's first memory of W, as for every
 * other parameter and memory, in the parameter's shape (biases are columns); unroll.state.0 for a_0 of the first layer,
 * B × H, as for every other layer.
 */
final class ProgressTensors {
    private final ModelTensors file;
    private final ParameterBlocks parameters;

    ProgressTensors(ModelTensors file, ParameterBlocks parameters) {
        this.file = file;
        this.parameters = parameters;
    }

    private static String memory(int memory, String block) {
        return "unroll.memory." + memory + "." + block;
    }

    private static String state(int layer) {
        return "unroll.state." + layer;
    }

    static List<Tensor> of(TrainingState state) {
        List<Tensor> tensors = new ArrayList<>();
        List<ParameterBlocks> memories = state.optimizer().memories();
        for (int i = 0; i < memories.size(); i++) {
            ParameterBlocks memory = memories.get(i);
            for (int block = 0; block < memory.matrices().size(); block++) {
                tensors.add(tensor(
                        memory(i, memory.names().get(block)), memory.matrices().get(block)));
            }
        }
        for (int layer = 0; layer < state.states().size(); layer++) {
            tensors.add(tensor(state(layer), state.states().get(layer)));
        }
        return tensors;
    }

    private static Tensor tensor(String name, DMatrixRMaj M) {
        return new Tensor(name, List.of(M.numRows, M.numCols), M.data);
    }

    /** Reads where a training stood; memory is taken for tensors that are there in the right shape only. */
    TrainingState read(ProgressJson numbers, Experiment experiment) throws IOException, BrokenModelException {
        List<ParameterBlocks> memories = new ArrayList<>();
        for (int i = 0; i < experiment.optimizer().memories(); i++) {
            memories.add(memory(i));
        }
        List<DMatrixRMaj> states = new ArrayList<>();
        for (int layer = 0; layer < parameters.shape().layers(); layer++) {
            file.require(state(layer), experiment.streams(), experiment.hidden());
            DMatrixRMaj state = new DMatrixRMaj(experiment.streams(), experiment.hidden());
            file.readAny(state(layer), state);
            states.add(state);
        }
        OptimizerState optimizer = new OptimizerState(experiment.optimizer(), memories, numbers.powers());
        return new TrainingState(numbers.step(), numbers.smoothLoss(), numbers.position(), optimizer, states);
    }

    private ParameterBlocks memory(int memory) throws IOException, BrokenModelException {
        List<String> blocks = parameters.names();
        for (int i = 0; i < blocks.size(); i++) {
            DMatrixRMaj theta = parameters.matrices().get(i);
            file.require(memory(memory, blocks.get(i)), theta.numRows, theta.numCols);
        }
        ParameterBlocks values = new ParameterBlocks(parameters.shape());
        for (int i = 0; i < blocks.size(); i++) {
            file.readAny(memory(memory, blocks.get(i)), values.matrices().get(i));
        }
        return values;
    }
}
