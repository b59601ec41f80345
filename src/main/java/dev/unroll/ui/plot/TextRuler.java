package dev.unroll.ui.plot;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** Measures text in the fonts of one plot; remembers what it measured, because a plot writes the same words every frame. */
final class TextRuler {

    private static final int MOST_REMEMBERED = 2_000;

    private final Text probe = new Text();
    private final Map<String, Double> widths = new HashMap<>();
    private final Map<String, Double> boldWidths = new HashMap<>();
    private Font font = Font.getDefault();
    private Font bold = font;
    private double height;
    private double ascent;

    TextRuler() {
        measureFont();
    }

    void setFont(Font newFont) {
        if (!newFont.equals(font)) {
            font = newFont;
            bold = Font.font(font.getFamily(), FontWeight.BOLD, font.getSize());
            widths.clear();
            boldWidths.clear();
            measureFont();
        }
    }

    Font font() {
        return font;
    }

    Font bold() {
        return bold;
    }

    /** The height of a line. */
    double height() {
        return height;
    }

    /** From the baseline up to the middle of a digit, to centre a line of text on a point. */
    double middle() {
        return ascent * 0.36;
    }

    double ascent() {
        return ascent;
    }

    double width(String text) {
        return width(text, font, widths);
    }

    double boldWidth(String text) {
        return width(text, bold, boldWidths);
    }

    private double width(String text, Font with, Map<String, Double> remembered) {
        Double known = remembered.get(text);
        if (known != null) {
            return known;
        }
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        double width = measure(text, with);
        remembered.put(text, width);
        return width;
    }

    /** Measures without remembering. */
    double measure(String text, Font with) {
        probe.setFont(with);
        probe.setText(text);
        return probe.getLayoutBounds().getWidth();
    }

    private void measureFont() {
        probe.setFont(font);
        probe.setText("0");
        height = probe.getLayoutBounds().getHeight();
        ascent = -probe.getLayoutBounds().getMinY();
    }
}
