package dev.unroll.ui.formula;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.Canvas;
import org.jfree.fx.FXGraphics2D;

/**
 * Collects what the typesetter draws as outlines, by colour. Text becomes the outlines of its glyphs: drawn as text it
 * would need JavaFX to know the typesetter's fonts, and where it does not, a @ stands for a ∂. What is drawn never
 * reaches the canvas, which is only there because {@link FXGraphics2D} asks for one.
 */
final class Outlines extends FXGraphics2D {
    /** Neither hinted nor rounded to pixels: outlines are of no size yet. */
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Map<Color, Path2D> shapes = new LinkedHashMap<>();
    private Font font = new Font(Font.SERIF, Font.PLAIN, 1);

    Outlines() {
        super(new Canvas(1, 1).getGraphicsContext2D());
        setColor(Color.BLACK);
    }

    /** {@return what was drawn, each colour's outlines together} */
    List<Ink> inks(Marks marks) {
        List<Ink> inks = new ArrayList<>();
        shapes.forEach((color, shape) -> inks.add(new Ink(marks.of(color), svg(shape))));
        return inks;
    }

    @Override
    public void setFont(Font font) {
        this.font = font;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(String text, float x, float y) {
        fill(font.createGlyphVector(EXACT, text).getOutline(x, y));
    }

    @Override
    public void draw(Shape shape) {
        fill(getStroke().createStrokedShape(shape));
    }

    @Override
    public void fill(Shape shape) {
        shapes.computeIfAbsent(getColor(), color -> new Path2D.Double())
                .append(shape.getPathIterator(getTransform()), false);
    }

    private static String svg(Path2D shape) {
        StringBuilder svg = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> append(svg, 'M', at, 2);
                case PathIterator.SEG_LINETO -> append(svg, 'L', at, 2);
                case PathIterator.SEG_QUADTO -> append(svg, 'Q', at, 4);
                case PathIterator.SEG_CUBICTO -> append(svg, 'C', at, 6);
                default -> svg.append('Z');
            }
        }
        return svg.toString();
    }

    private static void append(StringBuilder svg, char command, double[] at, int count) {
        svg.append(command);
        for (int i = 0; i < count; i++) {
            svg.append(i == 0 ? "" : " ").append(Math.round(at[i] * Ink.PER_EM * 10) / 10.0);
        }
    }
}
