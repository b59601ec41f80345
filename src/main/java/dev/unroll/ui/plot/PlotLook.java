package dev.unroll.ui.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import javafx.css.CssMetaData;
import javafx.css.FontCssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.converter.ColorConverter;
import javafx.css.converter.SizeConverter;
import javafx.css.converter.StringConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** What a stylesheet says about a plot. The values here are those of a plot without a stylesheet; it has no colours. */
final class PlotLook {

    private static final List<CssMetaData<? extends Styleable, ?>> ALL = new ArrayList<>(Region.getClassCssMetaData());

    private static final Color NEUTRAL = Color.GRAY;

    private static final CssMetaData<Plot, Color> TEXT = color("text", look -> look.text);
    private static final CssMetaData<Plot, Color> SECONDARY = color("secondary", look -> look.secondary);
    private static final CssMetaData<Plot, Color> GRID = color("grid", look -> look.grid);
    private static final CssMetaData<Plot, Color> AXIS = color("axis", look -> look.axis);
    private static final CssMetaData<Plot, Color> ACCENT = color("accent", look -> look.accent);
    private static final CssMetaData<Plot, Color> MARKED = color("marked", look -> look.marked);
    private static final CssMetaData<Plot, Color> CURSOR = color("cursor", look -> look.cursor);
    private static final CssMetaData<Plot, Color> BACKGROUND = color("background", look -> look.background);
    private static final List<CssMetaData<Plot, Color>> SERIES = List.of(
            color("series-1", look -> look.series.get(0)),
            color("series-2", look -> look.series.get(1)),
            color("series-3", look -> look.series.get(2)),
            color("series-4", look -> look.series.get(3)),
            color("series-5", look -> look.series.get(4)),
            color("series-6", look -> look.series.get(5)));
    private static final CssMetaData<Plot, Number> LINE_WIDTH =
            add("line-width", SizeConverter.getInstance(), 1.75, look -> look.lineWidth);
    private static final CssMetaData<Plot, Number> RAW_OPACITY =
            add("raw-opacity", SizeConverter.getInstance(), 0.35, look -> look.rawOpacity);
    private static final CssMetaData<Plot, String> MONO =
            add("mono-family", StringConverter.getInstance(), "Monospaced", look -> look.mono);
    private static final FontCssMetaData<Plot> FONT = new FontCssMetaData<>("-fx-font", Font.getDefault()) {
        @Override
        public boolean isSettable(Plot plot) {
            return !plot.look().font.isBound();
        }

        @Override
        public StyleableProperty<Font> getStyleableProperty(Plot plot) {
            return plot.look().font;
        }
    };

    static {
        ALL.add(FONT);
    }

    private final Plot plot;
    private final StyleableObjectProperty<Color> text;
    private final StyleableObjectProperty<Color> secondary;
    private final StyleableObjectProperty<Color> grid;
    private final StyleableObjectProperty<Color> axis;
    private final StyleableObjectProperty<Color> accent;
    private final StyleableObjectProperty<Color> marked;
    private final StyleableObjectProperty<Color> cursor;
    private final StyleableObjectProperty<Color> background;
    private final List<StyleableObjectProperty<Color>> series;
    private final StyleableObjectProperty<Number> lineWidth;
    private final StyleableObjectProperty<Number> rawOpacity;
    private final StyleableObjectProperty<String> mono;
    private final StyleableObjectProperty<Font> font;

    PlotLook(Plot plot) {
        this.plot = plot;
        text = property(TEXT);
        secondary = property(SECONDARY);
        grid = property(GRID);
        axis = property(AXIS);
        accent = property(ACCENT);
        marked = property(MARKED);
        cursor = property(CURSOR);
        background = property(BACKGROUND);
        series = SERIES.stream().map(this::property).toList();
        lineWidth = property(LINE_WIDTH);
        rawOpacity = property(RAW_OPACITY);
        mono = property(MONO);
        font = property(FONT);
    }

    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        return Collections.unmodifiableList(ALL);
    }

    Color text() {
        return text.get();
    }

    Color secondary() {
        return secondary.get();
    }

    Color grid() {
        return grid.get();
    }

    Color axis() {
        return axis.get();
    }

    Color accent() {
        return accent.get();
    }

    Color marked() {
        return marked.get();
    }

    Color cursor() {
        return cursor.get();
    }

    Color background() {
        return background.get();
    }

    boolean dark() {
        return background.get().grayscale().getRed() < 0.5;
    }

    Color series(int colorIndex) {
        return series.get(colorIndex - 1).get();
    }

    double lineWidth() {
        return lineWidth.get().doubleValue();
    }

    double rawOpacity() {
        return rawOpacity.get().doubleValue();
    }

    String monoFamily() {
        return mono.get();
    }

    Font font() {
        return font.get();
    }

    private <T> StyleableObjectProperty<T> property(CssMetaData<Plot, T> meta) {
        return new SimpleStyleableObjectProperty<>(meta, plot, meta.getProperty(), meta.getInitialValue(plot)) {
            @Override
            protected void invalidated() {
                get();
                plot.refresh();
            }
        };
    }

    private static CssMetaData<Plot, Color> color(
            String name, Function<PlotLook, StyleableObjectProperty<Color>> property) {
        return add(name, ColorConverter.getInstance(), NEUTRAL, property);
    }

    private static <T> CssMetaData<Plot, T> add(
            String name,
            StyleConverter<?, T> converter,
            T initial,
            Function<PlotLook, StyleableObjectProperty<T>> property) {
        CssMetaData<Plot, T> meta = new CssMetaData<>("-unroll-plot-" + name, converter, initial) {
            @Override
            public boolean isSettable(Plot plot) {
                return !property.apply(plot.look()).isBound();
            }

            @Override
            public StyleableProperty<T> getStyleableProperty(Plot plot) {
                return property.apply(plot.look());
            }
        };
        ALL.add(meta);
        return meta;
    }
}
