package dev.unroll.ui.plot;

import java.util.ArrayList;
import java.util.List;

/** The visible values of a line chart as a table: one row per point of the longest series. */
final class ChartTable {

    private ChartTable() {}

    static PlotTable of(LineChart chart, Range range, int mostRows) {
        List<LineSeries> series = chart.getSeries();
        List<String> columns = new ArrayList<>();
        columns.add(chart.getXLabel().isEmpty() ? chart.words().get("plot.table.x") : chart.getXLabel());
        series.forEach(line -> columns.add(line.id()));
        SeriesSource longest = SeriesSource.of(new double[0], new double[0]);
        for (LineSeries line : series) {
            if (line.source().length() > longest.length()) {
                longest = line.source();
            }
        }
        long from = longest.indexAt(range.lo());
        long to = longest.indexAt(Math.nextUp(range.hi()));
        long total = Math.max(0, to - from);
        int count = (int) Math.min(mostRows, total);
        double[][] values = new double[columns.size()][count];
        for (int r = 0; r < count; r++) {
            long index = from + PlotTable.strided(r, count, total);
            double x = longest.x(index);
            values[0][r] = x;
            for (int s = 0; s < series.size(); s++) {
                values[s + 1][r] = valueExactlyAt(series.get(s).source(), index, x);
            }
        }
        return new PlotTable(columns, List.of(), count, (r, c) -> values[c][r], total);
    }

    /** Series mostly share their x, so the index of one is tried for the others first. */
    private static double valueExactlyAt(SeriesSource source, long index, double x) {
        if (index < source.length() && source.x(index) == x) {
            return source.y(index);
        }
        long found = source.indexAt(x);
        return found < source.length() && source.x(found) == x ? source.y(found) : Double.NaN;
    }
}
