package dev.unroll.ui.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * A picture of numbers that paints itself on a canvas.
 *
 * <p>Setters and {@link #refresh()} only note that something changed; the plot paints once in the next pulse, after layout,
 * and only while it can be seen. Colours and font come from the stylesheet, style class {@code unroll-plot}.
 */
public abstract class Plot extends Region {

    /** How many colours a stylesheet gives to series. */
    public static final int SERIES_COLORS = 6;

    private final Canvas canvas = new Canvas();
    private final PlotLook look = new PlotLook(this);
    private final TextRuler ruler = new TextRuler();
    private final PlotWords words = new PlotWords();
    private final NumberText numbers = new NumberText(Locale.getDefault(Locale.Category.FORMAT));
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(this, "empty", true);
    private final Runnable afterLayout = this::paintIfNeeded;
    private final PlotMenu menu;
    private String title = "";
    private String emptyText = "";
    private PlotExport export = new PlotFiles();
    private boolean dirty = true;
    private double paintedScale;
    private long paints;

    Plot() {
        menu = new PlotMenu(this);
        getStyleClass().add("unroll-plot");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(80, 60);
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        setPickOnBounds(true);
        getChildren().add(canvas);
        sceneProperty()
                .addListener((property, before, now) -> moved(Optional.ofNullable(before), Optional.ofNullable(now)));
        focusVisibleProperty().addListener((property, before, now) -> refresh());
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            menu.hide();
        });
        setOnContextMenuRequested(event -> {
            menu.show(event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    /** Notes that something changed: the plot paints in the next pulse in which it can be seen. Call as often as you like. */
    public final void refresh() {
        dirty = true;
        if (getScene() != null) {
            Platform.requestNextPulse();
        }
    }

    /** Names the plot in its text alternative, its table and its files. */
    public final void setTitle(String title) {
        this.title = title;
    }

    public final String getTitle() {
        return title;
    }

    /** What stands in the middle while there is nothing to show. */
    public final void setEmptyText(String text) {
        emptyText = text;
        refresh();
    }

    /** Says in the middle that there is nothing to show. */
    final void paintEmpty(Surface surface, String otherwise) {
        surface.text(
                emptyText.isEmpty() ? words.get(otherwise) : emptyText,
                surface.width() / 2,
                surface.height() / 2,
                look.secondary(),
                TextAlignment.CENTER);
    }

    /** Frames the plot while the keyboard's focus is on it. */
    final void paintFocus(Surface surface) {
        paintFocus(surface, 1.5, 1.5, surface.width() - 3, surface.height() - 3);
    }

    /** Frames a part of the plot while the keyboard's focus is on it. */
    final void paintFocus(Surface surface, double left, double top, double width, double height) {
        if (surface.live() && isFocusVisible()) {
            surface.stroke(look.accent(), surface.hairWidth(), new double[0]);
            surface.g().strokeRect(left, top, width, height);
        }
    }

    /** Whether there was nothing to show when the plot was painted last. */
    public final ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    public final boolean isEmpty() {
        return empty.get();
    }

    /** Sets who writes the files that are asked for through the menu; else they are written at once, and a failure logged. */
    public final void setExport(PlotExport by) {
        export = by;
    }

    final PlotExport export() {
        return export;
    }

    /** Says in words what the picture shows now. */
    public abstract String textAlternative();

    /** Shows all there is to see, and follows it as it grows. */
    public abstract void fit();

    /** Copies the visible values, thinned to at most the given number of rows. */
    public abstract PlotTable table(int mostRows);

    /** Paints the picture as it stands; the area is the surface's. */
    abstract void paint(Surface surface);

    /** Whether there is nothing to show. */
    abstract boolean nothingToShow();

    /** The log choice of the menu: absent where the plot has none. */
    Optional<Boolean> logChosen() {
        return Optional.empty();
    }

    /** Takes the log choice of the menu; only called where there is one. */
    void chooseLog(boolean log) {}

    /** Opens a window with the visible values. */
    public final Stage showTable() {
        return menu.showTable();
    }

    /** Writes what is seen, without cursor and focus, with two device pixels to a logical one. */
    public final void savePng(Path file) throws IOException {
        PlotFiles.writePng(picture(2), file);
    }

    /**
     * Writes the visible values: a head, neutral numbers, an empty cell for what is no number; at most 100,000 rows,
     * equally spaced.
     */
    public final void saveCsv(Path file) throws IOException {
        table(PlotFiles.MOST_CSV_ROWS).writeCsv(file);
    }

    /** Paints what is seen, without cursor and focus, on its background. */
    public final WritableImage picture(double scale) {
        double width = getWidth() > 0 ? getWidth() : prefWidth(-1);
        double height = getHeight() > 0 ? getHeight() : prefHeight(-1);
        ruler.setFont(look.font());
        return PlotFiles.picture(this, width, height, scale);
    }

    final PlotLook look() {
        return look;
    }

    final TextRuler ruler() {
        return ruler;
    }

    final PlotWords words() {
        return words;
    }

    final NumberText numbers() {
        return numbers;
    }

    /** How often the plot has painted. */
    final long paints() {
        return paints;
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            refresh();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 360;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 220;
    }

    /** The stylesheet properties of plots. */
    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return PlotLook.metaData();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return getClassCssMetaData();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        // Made when it is asked for: the numbers change with every frame.
        return attribute == AccessibleAttribute.TEXT
                ? textAlternative()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    /** Called when the plot enters a scene and, with an empty argument, when it leaves one. */
    void moved(Optional<Scene> from, Optional<Scene> to) {
        from.ifPresent(scene -> scene.removePostLayoutPulseListener(afterLayout));
        to.ifPresent(scene -> scene.addPostLayoutPulseListener(afterLayout));
        refresh();
    }

    private void paintIfNeeded() {
        double scale = outputScale();
        if ((dirty || scale != paintedScale) && showing() && canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            dirty = false;
            paintedScale = scale;
            paints++;
            ruler.setFont(look.font());
            boolean nothing = nothingToShow();
            var g = canvas.getGraphicsContext2D();
            g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            g.setFont(ruler.font());
            paint(new Surface(g, canvas.getWidth(), canvas.getHeight(), scale, true));
            empty.set(nothing);
        }
    }

    private double outputScale() {
        Window window = getScene().getWindow();
        return window == null ? 1 : Math.max(1, window.getRenderScaleX());
    }

    /** A canvas that is painted but never rendered keeps every command, so one that can't be seen must not be painted. */
    private boolean showing() {
        Window window = getScene().getWindow();
        if (window == null || !window.isShowing() || (window instanceof Stage stage && stage.isIconified())) {
            return false;
        }
        for (Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
