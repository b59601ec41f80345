package dev.unroll.core.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.unroll.core.rnn.Networks;
import dev.unroll.core.rnn.Parameters;
import dev.unroll.core.rnn.RnnShape;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class UpdateRatioTest {
    private static final int W = 1;

    @Test
    void isTheLogarithmOfHowFarAParameterMoved() {
        Parameters before = Networks.random(new RnnShape(3, 4, 1), 1);
        Parameters after = before.copy();
        CommonOps_DDRM.scale(1.001, after.W(0));
        UpdateRatio ratio = UpdateRatio.of(before, after, W);
        assertThat(ratio.name()).isEqualTo("W");
        assertThat(ratio.value()).isCloseTo(-3, offset(1e-9));
    }

    @Test
    void copesWithWhatDidNotMoveAndWithWhatWasZero() {
        Parameters zero = new Parameters(new RnnShape(3, 4, 1));
        assertThat(UpdateRatio.of(zero, zero.copy(), W).value()).isEqualTo(Double.NEGATIVE_INFINITY);
        Parameters moved = zero.copy();
        moved.W(0).set(0, 0, 1);
        assertThat(UpdateRatio.of(zero, moved, W).value()).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
