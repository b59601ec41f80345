package dev.unroll.core.walk;

import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerState;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The numbers of clipping and of the update. */
final class UpdateNumbers {
    private final WalkedStep step;

    UpdateNumbers(WalkedStep step) {
        this.step = step;
    }

    PhaseNumbers of(Phase phase) {
        return phase.kind() == PhaseKind.CLIP ? clip(phase) : update(phase);
    }

    private PhaseNumbers clip(Phase phase) {
        List<Quantity> inputs = new ArrayList<>();
        inputs.add(block(Symbol.GRADIENT, phase, step.gradients().matrices()));
        GradientClip clip = step.experiment().clip();
        if (clip instanceof GradientClip.ByNorm norm) {
            inputs.add(Quantity.number(Symbol.NORM, step.gradients().norm()));
            inputs.add(Quantity.number(Symbol.THRESHOLD, norm.threshold()));
        } else if (clip instanceof GradientClip.ByValue value) {
            inputs.add(Quantity.number(Symbol.THRESHOLD, value.threshold()));
        }
        return new PhaseNumbers(
                phase, inputs, block(Symbol.CLIPPED, phase, step.clipped().matrices()));
    }

    private PhaseNumbers update(Phase phase) {
        OptimizerState memory = step.memory();
        List<Quantity> inputs = new ArrayList<>();
        inputs.add(block(Symbol.PARAMETER, phase, step.before().matrices()));
        inputs.add(Quantity.number(Symbol.LEARNING_RATE, step.experiment().learningRate()));
        inputs.add(block(Symbol.CLIPPED, phase, step.clipped().matrices()));
        for (int i = 0; i < memory.memories().size(); i++) {
            Symbol symbol = i == 0 ? Symbol.MEMORY_M : Symbol.MEMORY_V;
            inputs.add(block(symbol, phase, memory.memories().get(i).matrices()));
        }
        if (!memory.powers().isEmpty()) {
            double[] powers =
                    memory.powers().stream().mapToDouble(Double::doubleValue).toArray();
            inputs.add(Quantity.vector(Symbol.POWERS, 0, 0, powers));
        }
        return new PhaseNumbers(
                phase, inputs, block(Symbol.UPDATED, phase, step.after().matrices()));
    }

    private static Quantity block(Symbol symbol, Phase phase, List<DMatrixRMaj> blocks) {
        return Quantity.block(symbol, phase.layer(), phase.block(), blocks.get(phase.block()));
    }
}
