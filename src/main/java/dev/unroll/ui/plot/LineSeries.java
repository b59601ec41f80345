package dev.unroll.ui.plot;

/**
 * A line of a chart.
 *
 * @param id names the column in a CSV file
 * @param label names the line on the screen
 * @param source its points
 * @param colorIndex which of the series colours it takes, from 1 to {@link Plot#SERIES_COLORS}
 * @param style how it looks
 * @param labelled whether the label stands at the end of the line
 */
public record LineSeries(
        String id, String label, SeriesSource source, int colorIndex, LineStyle style, boolean labelled) {

    public LineSeries {
        if (colorIndex < 1 || colorIndex > Plot.SERIES_COLORS) {
            throw new IllegalArgumentException("Series colours are 1 to " + Plot.SERIES_COLORS + ", not " + colorIndex);
        }
    }

    /** A line with its label at its end. */
    public LineSeries(String id, String label, SeriesSource source, int colorIndex, LineStyle style) {
        this(id, label, source, colorIndex, style, true);
    }

    /** The same line without a label at its end; the read-out still names it. */
    public LineSeries unlabelled() {
        return new LineSeries(id, label, source, colorIndex, style, false);
    }
}
