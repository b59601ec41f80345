package dev.unroll.ui.insight;

import dev.unroll.ui.plot.LineSeries;
import dev.unroll.ui.plot.LineStyle;
import dev.unroll.ui.plot.SeriesSource;
import java.util.List;

/**
 * How the line of a parameter looks: its letter gives the colour, letter and layer together the dash.
 *
 * @param label ∂L/∂W, with the layer where there are several: ∂L/∂W₂
 * @param column its name in a CSV file, as on the command line: grad_W, grad_W2
 * @param color which of the series colours
 * @param style its dash
 */
public record ParameterLine(String label, String column, int color, LineStyle style) {
    /** W, U, V, b, c have the series colours in this order. */
    private static final String LETTERS = "WUVbc";

    private static final List<LineStyle> DASHES =
            List.of(LineStyle.SOLID, LineStyle.DASHED, LineStyle.LONG_DASHED, LineStyle.DASH_DOT, LineStyle.DOTTED);

    /**
     * The look of a parameter.
     *
     * @param name as in {@code Parameters}: U, W, b, U2 …, V, c
     * @param layers ℓ
     */
    public static ParameterLine of(String name, int layers) {
        int letter = LETTERS.indexOf(name.charAt(0));
        if (letter < 0) {
            throw new IllegalArgumentException("No parameter is called " + name);
        }
        int layer = name.length() > 1 ? Integer.parseInt(name.substring(1)) : 1;
        boolean ofLayer = layers > 1 && "WUb".indexOf(name.charAt(0)) >= 0;
        String index = ofLayer ? Character.toString('₀' + layer) : "";
        return new ParameterLine(
                "∂L/∂" + name.charAt(0) + index,
                "grad_" + name,
                letter + 1,
                DASHES.get((letter + layer - 1) % DASHES.size()));
    }

    /** The line, drawn from a source. */
    public LineSeries series(SeriesSource source) {
        return new LineSeries(column, label, source, color, style);
    }
}
