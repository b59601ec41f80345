package dev.unroll.ui.autopsy;

import dev.unroll.core.autopsy.Autopsy;
import dev.unroll.core.autopsy.Growth;
import dev.unroll.core.autopsy.RecentNorms;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.train.Held;
import dev.unroll.session.Incident;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.controls.PopCard;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.i18n.Symbols;
import dev.unroll.ui.plot.AxisScale;
import dev.unroll.ui.plot.LineChart;
import dev.unroll.ui.plot.LineSeries;
import dev.unroll.ui.plot.LineStyle;
import dev.unroll.ui.plot.ReferenceLine;
import dev.unroll.ui.plot.SeriesSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** What grew first, in a card: the norms of the last steps, three sentences, and the characters of the window. */
public final class AutopsyCard {
    private static final int TOTAL_COLOR = 6;
    /** Of a long window only so many characters on either side of the marked one are shown. */
    private static final int AROUND = 24;

    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private final Supplier<Node> owner;

    /**
     * A card that is not shown yet.
     *
     * @param owner what it hangs on
     */
    public AutopsyCard(Supplier<Node> owner) {
        this.owner = owner;
    }

    /** Shows what grew first before the step where a run stands; nothing if it was neither held nor diverged. */
    public void show(Snapshot snapshot) {
        snapshot.incident().ifPresent(incident -> {
            Autopsy autopsy = incident.autopsy();
            AutopsyWords words = words(incident, snapshot);
            List<Node> lines = new ArrayList<>();
            lines.add(PopCard.line(words.cause()));
            if (autopsy.recent().steps() > 0) {
                lines.add(chart(autopsy, words));
            }
            lines.add(PopCard.line(words.parameter()));
            if (!words.place().isEmpty()) {
                lines.add(PopCard.line(words.place()));
            }
            if (autopsy.timeStep() > 0) {
                lines.add(PopCard.line(words.window(), "autopsy-caption"));
                lines.add(characters(autopsy, snapshot.symbols()));
            }
            PopCard.show(owner.get(), Messages.get("autopsy.title"), lines);
        });
    }

    static AutopsyWords words(Incident incident, Snapshot snapshot) {
        return new AutopsyWords(incident.autopsy(), snapshot.symbols(), snapshot.experiment());
    }

    private static Node chart(Autopsy autopsy, AutopsyWords words) {
        RecentNorms recent = autopsy.recent();
        boolean held = autopsy.cause() instanceof Held;
        int points = recent.steps() + (held ? 1 : 0);
        double[] steps = new double[points];
        Arrays.setAll(steps, i -> recent.firstStep() + i);
        double[] norms = Arrays.copyOf(recent.used(), points);
        if (autopsy.cause() instanceof Held now) {
            norms[points - 1] = now.norm();
        }
        List<LineSeries> lines = new ArrayList<>();
        lines.add(new LineSeries(
                "clipped_norm",
                Messages.get("autopsy.line.total"),
                SeriesSource.of(steps, norms),
                TOTAL_COLOR,
                LineStyle.SOLID));
        autopsy.parameter().ifPresent(growth -> lines.add(parameter(growth, recent, steps, held, words)));
        LineChart chart = new LineChart();
        chart.setId("autopsy-chart");
        chart.getStyleClass().add("autopsy-chart");
        chart.setTitle(Messages.get("autopsy.chart"));
        chart.setXLabel(Messages.get("gradients.step"));
        chart.setYLabel(Messages.get("gradients.norm"));
        chart.setWholeX(true);
        chart.setYScale(AxisScale.LOG);
        chart.setSeries(lines);
        double median = autopsy.cause() instanceof Held now ? now.median() : recent.median();
        if (recent.hasRange() && median > 0) {
            chart.setReferenceLines(List.of(
                    new ReferenceLine(Messages.get("autopsy.line.median"), median),
                    new ReferenceLine(
                            Messages.get("autopsy.line.limit", Numbers.significant(Held.FACTOR, 3)),
                            Held.FACTOR * median)));
        }
        return chart;
    }

    private static LineSeries parameter(
            Growth growth, RecentNorms recent, double[] steps, boolean held, AutopsyWords words) {
        int block = recent.names().indexOf(growth.parameter());
        double[] norms = Arrays.copyOf(recent.blocks()[block], steps.length);
        if (held) {
            norms[steps.length - 1] = growth.norm();
        }
        return words.line(growth.parameter()).series(SeriesSource.of(steps, norms));
    }

    private static Node characters(Autopsy autopsy, Vocabulary vocabulary) {
        int marked = autopsy.timeStep() - 1;
        List<String> signs = Symbols.signs(autopsy.inputs(), vocabulary);
        int from = Math.max(0, marked - AROUND);
        int to = Math.min(signs.size(), marked + AROUND + 1);
        FlowPane strip = new FlowPane();
        strip.setId("autopsy-window");
        strip.getStyleClass().add("autopsy-window");
        strip.setAccessibleText(String.join("", signs.subList(from, to)));
        for (int t = from; t < to; t++) {
            Label character = new Label(signs.get(t));
            character.getStyleClass().add("autopsy-character");
            character.pseudoClassStateChanged(MARKED, t == marked);
            strip.getChildren().add(character);
        }
        return strip;
    }
}
