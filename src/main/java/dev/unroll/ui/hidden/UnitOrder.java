package dev.unroll.ui.hidden;

import dev.unroll.ui.i18n.Messages;
import java.util.Comparator;
import java.util.stream.IntStream;

/** In what order the units stand, from the top. */
public enum UnitOrder {
    /** As they are numbered. */
    INDEX {
        @Override
        int[] of(double[] rowMajor, int units, int steps) {
            return IntStream.range(0, units).toArray();
        }
    },
    /** The mean of |a| over the window falls. */
    ACTIVITY {
        @Override
        int[] of(double[] rowMajor, int units, int steps) {
            double[] activity = new double[units];
            for (int i = 0; i < units * steps; i++) {
                activity[i / steps] += Math.abs(rowMajor[i]) / steps;
            }
            return IntStream.range(0, units)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer unit) -> -activity[unit]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    },
    /** Units that do the same over the window stand side by side. */
    SIMILARITY {
        @Override
        int[] of(double[] rowMajor, int units, int steps) {
            return new Seriation(rowMajor, units, steps).order();
        }
    };

    /**
     * The units from top to bottom; equal values give equal orders.
     *
     * @param rowMajor a_t of unit i at i · steps + t - 1
     * @param units H
     * @param steps T
     */
    abstract int[] of(double[] rowMajor, int units, int steps);

    /** Its name on the screen. */
    String text() {
        return switch (this) {
            case INDEX -> Messages.get("hidden.order.index");
            case ACTIVITY -> Messages.get("hidden.order.activity");
            case SIMILARITY -> Messages.get("hidden.order.similarity");
        };
    }
}
