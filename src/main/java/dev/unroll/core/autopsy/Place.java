package dev.unroll.core.autopsy;

import dev.unroll.core.rnn.Tape;
import dev.unroll.core.train.Held;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.ejml.data.DMatrixRMaj;

/**
 * Where in a window something grew: ‖a_t‖ on the way forward or ‖∂L/∂s_t‖ on the way back.
 *
 * @param quantity a_t or ∂L/∂s_t
 * @param layer from 0
 * @param timeStep t, from 1
 * @param stream from 0
 * @param unit the one whose part is largest there, from 0
 * @param value that part
 * @param norm of all units together
 * @param median of that norm over the window's time steps, in all streams
 */
public record Place(
        String quantity, int layer, int timeStep, int stream, int unit, double value, double norm, double median) {
    /** The hidden state. */
    public static final String STATE = "a_t";
    /** The gradient of the weighted sum. */
    public static final String GRADIENT = "∂L/∂s_t";

    /** {@return whether it left the range of its window there; if not, it is merely where the norm is largest} */
    public boolean stands() {
        return median > 0 && norm > Held.FACTOR * median;
    }

    /**
     * {@return the first place, in the order in which a step computes, where a norm is over {@link Held#FACTOR} × its
     * median in the window: layer by layer upwards and t = 1 … T forward, then downwards and t = T … 1 backward; if there
     * is none, where ‖∂L/∂s_t‖ is largest}
     *
     * @param tape a window after both passes, finite
     */
    static Place first(Tape tape) {
        int layers = tape.shape().layers();
        int window = tape.window();
        for (int layer = 0; layer < layers; layer++) {
            Walk walk = new Walk(tape, STATE, layer, tape.states(layer), tape.streams());
            Optional<Place> grown = walk.first(i -> i + 1);
            if (grown.isPresent()) {
                return grown.get();
            }
        }
        Optional<Place> largest = Optional.empty();
        for (int layer = layers - 1; layer >= 0; layer--) {
            Walk walk = new Walk(tape, GRADIENT, layer, tape.sumGradients(layer), 0);
            Optional<Place> grown = walk.first(i -> window - i);
            if (grown.isPresent()) {
                return grown.get();
            }
            Place most = walk.largest();
            largest = largest.filter(place -> place.norm >= most.norm).or(() -> Optional.of(most));
        }
        return largest.orElseThrow();
    }

    /** One layer's rows, T·B of them from a first one on. */
    private static final class Walk {
        private final Tape tape;
        private final String quantity;
        private final int layer;
        private final DMatrixRMaj rows;
        private final int first;
        private final double[] norms;
        private final double median;

        Walk(Tape tape, String quantity, int layer, DMatrixRMaj rows, int first) {
            this.tape = tape;
            this.quantity = quantity;
            this.layer = layer;
            this.rows = rows;
            this.first = first;
            norms = new double[tape.window() * tape.streams()];
            for (int row = 0; row < norms.length; row++) {
                norms[row] = norm(row);
            }
            median = RecentNorms.median(norms);
        }

        private double norm(int row) {
            double largest = Math.abs(rows.data[start(row) + largestUnit(row)]);
            double sum = 0;
            for (int unit = 0; unit < tape.shape().hidden() && largest > 0; unit++) {
                double scaled = rows.data[start(row) + unit] / largest; // so that nothing overflows
                sum = Math.fma(scaled, scaled, sum);
            }
            return largest * Math.sqrt(sum);
        }

        private int start(int row) {
            return (first + row) * rows.numCols;
        }

        private int largestUnit(int row) {
            int largest = 0;
            for (int unit = 1; unit < tape.shape().hidden(); unit++) {
                if (Math.abs(rows.data[start(row) + unit]) > Math.abs(rows.data[start(row) + largest])) {
                    largest = unit;
                }
            }
            return largest;
        }

        Optional<Place> first(IntUnaryOperator timeStep) {
            for (int i = 0; i < tape.window(); i++) {
                for (int stream = 0; stream < tape.streams(); stream++) {
                    Place place = at((timeStep.applyAsInt(i) - 1) * tape.streams() + stream);
                    if (place.stands()) {
                        return Optional.of(place);
                    }
                }
            }
            return Optional.empty();
        }

        Place largest() {
            int most = 0;
            for (int row = 1; row < norms.length; row++) {
                most = norms[row] > norms[most] ? row : most;
            }
            return at(most);
        }

        private Place at(int row) {
            int unit = largestUnit(row);
            return new Place(
                    quantity,
                    layer,
                    row / tape.streams() + 1,
                    row % tape.streams(),
                    unit,
                    rows.data[start(row) + unit],
                    norms[row],
                    median);
        }
    }
}
