package dev.unroll.ui.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Plots with made-up numbers that look like those of a real run. */
final class SamplePlots {

    private SamplePlots() {}

    static LineChart loss(int steps) {
        Random random = new Random(7);
        double[] x = new double[steps];
        double[] raw = new double[steps];
        double[] smooth = new double[steps];
        double mean = 4.17;
        for (int i = 0; i < steps; i++) {
            x[i] = i + 1;
            raw[i] = 2.0 + 2.17 * Math.exp(-i / 900.0) + 0.32 * random.nextGaussian();
            mean = 0.999 * mean + 0.001 * raw[i];
            smooth[i] = mean;
        }
        LineChart chart = new LineChart();
        chart.setTitle("Loss");
        chart.setXLabel("step");
        chart.setYLabel("nats per character");
        chart.setWholeX(true);
        chart.setSeries(List.of(
                new LineSeries("loss", "raw", SeriesSource.of(x, raw), 1, LineStyle.RAW).unlabelled(),
                new LineSeries("smooth_loss", "smoothed", SeriesSource.of(x, smooth), 1, LineStyle.SOLID)
                        .unlabelled()));
        chart.setReferenceLines(List.of(
                new ReferenceLine("uniform 4.17", 4.17),
                new ReferenceLine("unigram 3.31", 3.31),
                new ReferenceLine("bigram 2.45", 2.45),
                new ReferenceLine("trigram 1.91", 1.91)));
        int crossed = Math.min(3819, steps - 1);
        chart.setMarks(List.of(new Mark(crossed + 1, smooth[crossed], "beats bigrams at step 3,820")));
        return chart;
    }

    static LineChart norms(int steps) {
        String[] names = {"∂L/∂W", "∂L/∂U", "∂L/∂V", "∂L/∂b", "∂L/∂c"};
        double[] levels = {55, 11, 22, 10, 4.5};
        LineStyle[] styles = {LineStyle.SOLID, LineStyle.DASHED, LineStyle.DOTTED, LineStyle.DASH_DOT, LineStyle.DOTTED
        };
        Random random = new Random(3);
        double[] x = new double[steps];
        double[] clipped = new double[steps];
        List<LineSeries> series = new ArrayList<>();
        for (int s = 0; s < names.length; s++) {
            double[] y = new double[steps];
            for (int i = 0; i < steps; i++) {
                x[i] = i + 1;
                double rise = 1 - 0.9 * Math.exp(-i / 300.0);
                y[i] = levels[s] * rise * Math.exp(0.13 * random.nextGaussian());
                clipped[i] = random.nextDouble() < 0.6 ? 1 : 0;
            }
            series.add(new LineSeries("grad_" + s, names[s], SeriesSource.of(x, y), s + 1, styles[s]));
        }
        LineChart chart = new LineChart();
        chart.setTitle("Gradient norms");
        chart.setXLabel("step");
        chart.setYLabel("‖gradient‖");
        chart.setWholeX(true);
        chart.setYScale(AxisScale.LOG);
        chart.setSeries(series);
        chart.setReferenceLines(List.of(new ReferenceLine("threshold 5", 5)));
        chart.setRug(Optional.of(new Rug("clipped", SeriesSource.of(x, clipped))));
        return chart;
    }

    static Heatmap hidden(int rows, int columns) {
        Random random = new Random(5);
        double[] values = new double[rows * columns];
        for (int r = 0; r < rows; r++) {
            double bias = 1 - 2.0 * r / rows;
            for (int c = 0; c < columns; c++) {
                values[r * columns + c] = Math.tanh(bias + 0.8 * random.nextGaussian());
            }
        }
        Heatmap map = new Heatmap();
        map.setTitle("Hidden state");
        map.setData(rows, columns, values);
        map.setRange(-1, 1);
        map.setColorMap(ColorMap.BLUE_ORANGE);
        map.setRowLabels(List.of("unit 1", Integer.toString(rows)));
        String text = "O,␣she␣doth␣teach␣the␣tor".repeat(1 + columns / 25);
        map.setColumnLabels(
                text.chars().limit(columns).mapToObj(Character::toString).toList());
        return map;
    }
}
