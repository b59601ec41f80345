package dev.unroll.ui.plot;

import java.util.Comparator;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

/**
 * All steps from the first to the newest as a bar, with marks where something happened. Labels stand below where there is
 * room; hovering, or the arrow keys, read the others out.
 */
public final class Timeline extends ItemPlot {
    private static final double BAR = 8;
    private static final double KNOB = 7;
    private static final double REACH = 6;
    private static final double LABEL_AIR = 10;

    private long last;
    private String lastLabel = "";
    private List<Event> events = List.of();
    private double left;
    private double right;

    /**
     * Something that happened.
     *
     * @param step when, in steps done before it
     * @param label what
     * @param marked whether it is worth the colour of what is marked
     */
    public record Event(long step, String label, boolean marked) {}

    public Timeline() {
        getStyleClass().add("unroll-timeline");
    }

    /** Sets the newest step and what stands beside it. */
    public void setLast(long step, String label) {
        last = step;
        lastLabel = label;
        refresh();
    }

    /** Sets what happened, in any order. */
    public void setEvents(List<Event> newEvents) {
        events =
                newEvents.stream().sorted(Comparator.comparingLong(Event::step)).toList();
        itemsChanged();
    }

    public List<Event> getEvents() {
        return events;
    }

    private double pixel(long step) {
        return last == 0 ? left : left + (right - left) * Math.min(step, last) / last;
    }

    @Override
    int items() {
        return events.size();
    }

    /** The newest: what happened last is what one looks for. */
    @Override
    int firstByKey() {
        return events.size() - 1;
    }

    @Override
    int itemAt(double x, double y) {
        int best = -1;
        double distance = REACH;
        for (int i = 0; i < events.size(); i++) {
            double d = Math.abs(pixel(events.get(i).step()) - x);
            if (d <= distance) {
                best = i;
                distance = d;
            }
        }
        return best;
    }

    @Override
    boolean nothingToShow() {
        return last == 0 && events.isEmpty();
    }

    @Override
    public PlotTable table(int mostRows) {
        List<Event> now = events;
        int count = Math.min(mostRows, now.size());
        return new PlotTable(
                List.of(words().get("plot.timeline.event"), words().get("plot.timeline.step")),
                now.stream().limit(count).map(Event::label).toList(),
                count,
                (row, column) -> now.get(row).step(),
                now.size());
    }

    @Override
    public String textAlternative() {
        return words().get("plot.timeline.alternative", getTitle(), last, events.size());
    }

    @Override
    void paint(Surface surface) {
        TextRuler ruler = ruler();
        left = KNOB + 2;
        // Room for the newest step's label, whose digits grow.
        right = Math.max(left + 20, surface.width() - Math.ceil(ruler.width(lastLabel) / 40) * 40 - 3 * KNOB);
        double middle = surface.edge(KNOB + 5);
        surface.g().setFill(look().grid());
        surface.g().fillRoundRect(left, middle - BAR / 2, right - left, BAR, BAR / 2, BAR / 2);
        if (last > 0) {
            surface.g().setFill(look().accent().deriveColor(0, 1, 1, 0.55));
            surface.g().fillRoundRect(left, middle - BAR / 2, right - left, BAR, BAR / 2, BAR / 2);
        }
        drawEvents(surface, middle);
        surface.g().setFill(look().accent());
        double knob = last > 0 ? right : left;
        surface.g().fillOval(knob - KNOB, middle - KNOB, 2 * KNOB, 2 * KNOB);
        surface.text(lastLabel, right + KNOB + 6, middle + ruler.middle(), look().text(), TextAlignment.LEFT);
        int read = read(surface);
        if (read >= 0) {
            Event event = events.get(read);
            paintReadout(
                    surface,
                    event.label() + "\n" + words().get("plot.timeline.at", event.step()),
                    pixel(event.step()),
                    middle,
                    new Rectangle(0, 0, surface.width(), surface.height()));
        }
        paintFocus(surface);
    }

    private void drawEvents(Surface surface, double middle) {
        TextRuler ruler = ruler();
        double end = Double.POSITIVE_INFINITY;
        double drawn = Double.NaN;
        int read = read(surface);
        // The newest first: what happened last is what one looks for.
        for (int i = events.size() - 1; i >= 0; i--) {
            Event event = events.get(i);
            double x = surface.hair(pixel(event.step()));
            Color color = event.marked() ? look().marked() : look().secondary();
            boolean lit = i == read;
            if (x != drawn || event.marked() || lit) { // a knob that was dragged leaves hundreds on one pixel
                surface.stroke(color, lit ? 3 : 2, new double[0]);
                surface.g().strokeLine(x, middle - KNOB - 2, x, middle + KNOB + 2);
                drawn = x;
            }
            if (end <= left) {
                continue; // no room for more words
            }
            double width = ruler.width(event.label());
            double from = Math.min(x, right - width);
            if (from + width + LABEL_AIR <= end && from >= left) {
                end = from;
                surface.text(
                        event.label(),
                        from,
                        middle + KNOB + 4 + ruler.ascent(),
                        look().secondary(),
                        TextAlignment.LEFT);
            }
        }
    }
}
