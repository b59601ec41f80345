package dev.unroll.ui.loss;

import dev.unroll.session.Series;
import dev.unroll.ui.i18n.LossUnit;
import dev.unroll.ui.plot.SeriesSource;
import java.util.function.LongSupplier;

/** A series of losses as a chart draws it: step i + 1 at x, the loss in the chosen unit at y. */
final class LossCurve {
    private LossCurve() {}

    /**
     * A curve.
     *
     * @param series nats per character
     * @param unit of y
     * @param length how many steps there are on the screen
     */
    static SeriesSource of(Series series, LossUnit unit, LongSupplier length) {
        return of(series::get, series::minMax, unit, length);
    }

    static SeriesSource of(
            SeriesSource.StepValue values, SeriesSource.StepExtremes extremes, LossUnit unit, LongSupplier length) {
        if (unit == LossUnit.NATS || unit == LossUnit.SQUARED_ERROR) {
            return SeriesSource.steps(1, length, values, extremes);
        }
        return SeriesSource.steps(1, length, index -> unit.of(values.at(index)), (from, to, columns, min, max) -> {
            extremes.minMax(from, to, columns, min, max);
            for (int i = 0; i < columns; i++) {
                min[i] = unit.of(min[i]);
                max[i] = unit.of(max[i]);
            }
        });
    }
}
