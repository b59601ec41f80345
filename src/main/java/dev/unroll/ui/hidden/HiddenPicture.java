package dev.unroll.ui.hidden;

import dev.unroll.core.linalg.Activation;
import dev.unroll.session.Snapshot;
import dev.unroll.session.WindowSnapshot;
import dev.unroll.ui.i18n.Symbols;
import java.util.List;

/**
 * The hidden states of one layer over one window, as they are shown. The arrays are not written to any more.
 *
 * @param run the run they belong to
 * @param step the step whose forward pass computed them
 * @param layer from 0
 * @param units H
 * @param codePoints the window's characters, T of them
 * @param signs how they are written under the columns
 * @param rowMajor a_t of unit i at i · T + t - 1
 * @param activation φ
 * @param limit the colours go from -limit to limit
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity; the arrays are what it is for
public record HiddenPicture(
        long run,
        long step,
        int layer,
        int units,
        int[] codePoints,
        List<String> signs,
        double[] rowMajor,
        Activation activation,
        double limit) {

    /** T. */
    public int steps() {
        return codePoints.length;
    }

    /** a_t of a unit; both from 0 here, as the arrays. */
    public double a(int unit, int t) {
        return rowMajor[unit * steps() + t];
    }

    static HiddenPicture of(Snapshot snapshot, WindowSnapshot window, int layer, CalmRange range) {
        int units = window.hidden();
        int steps = window.window();
        double[] stepMajor = window.a()[layer];
        double[] rowMajor = new double[units * steps];
        for (int unit = 0; unit < units; unit++) {
            for (int t = 0; t < steps; t++) {
                rowMajor[unit * steps + t] = stepMajor[t * units + unit];
            }
        }
        int[] codePoints = new int[steps];
        for (int t = 0; t < steps; t++) {
            codePoints[t] = snapshot.symbols().codePoint(window.inputs()[t]);
        }
        Activation activation = snapshot.experiment().activation();
        return new HiddenPicture(
                snapshot.run(),
                snapshot.step(),
                layer,
                units,
                codePoints,
                Symbols.signs(window.inputs(), snapshot.symbols()),
                rowMajor,
                activation,
                range.next(activation, rowMajor));
    }
}
