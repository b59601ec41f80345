package dev.unroll.core.insight;

import dev.unroll.core.rnn.ParameterBlocks;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * How far one update moves a parameter: log₁₀(mean |Δθ| / mean |θ|). About -3 is healthy; above {@value #FAST} the
 * learning rate is probably too high, below {@value #SLOW} too low.
 *
 * @param name of the parameter, as in {@link ParameterBlocks#names}
 * @param value -∞ where nothing moved; +∞ where the parameter was 0
 */
public record UpdateRatio(String name, double value) {
    /** Above this, an update deserves a warning. */
    public static final double FAST = -2;
    /** Below this, too. */
    public static final double SLOW = -4;

    /**
     * {@return the ratios of all blocks, in their order}
     *
     * @param before θ before the update
     * @param after θ after it, of the same shape
     */
    public static List<UpdateRatio> ofAll(ParameterBlocks before, ParameterBlocks after) {
        return IntStream.range(0, before.names().size())
                .mapToObj(block -> of(before, after, block))
                .toList();
    }

    /**
     * {@return the ratio of one block}
     *
     * @param before θ before the update
     * @param after θ after it, of the same shape
     * @param block index into the names
     */
    public static UpdateRatio of(ParameterBlocks before, ParameterBlocks after, int block) {
        DMatrixRMaj old = before.matrices().get(block);
        double[] now = after.matrices().get(block).data;
        double moved = 0;
        double size = 0;
        for (int i = 0; i < now.length; i++) {
            moved += Math.abs(now[i] - old.data[i]);
            size += Math.abs(old.data[i]);
        }
        double ratio = moved == 0 ? 0 : moved / size;
        return new UpdateRatio(before.names().get(block), Math.log10(ratio));
    }
}
