package dev.unroll.ui.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.css.CssMetaData;
import javafx.css.FontCssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Font;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Transform;
import javafx.scene.transform.Translate;

/**
 * A formula, typeset from LaTeX at the size of its font, so that it grows with the text around it. It is painted as
 * outlines, sharp at every scale. {@code \mark{class}{…}} gives a part of it a style class, whose {@code -fx-fill} is its
 * colour; all other parts are {@code formula-ink}.
 *
 * <p>A formula that is too wide is broken before relations, sums and products; what cannot be broken is made smaller, down
 * to a size at which it can still be read, which is its least width.
 */
public final class FormulaView extends Region {
    /** The size of type below which indices can no longer be told apart, in pixels. */
    private static final double LEAST_PIXELS = 9;

    private static final FontCssMetaData<FormulaView> FONT = new FontCssMetaData<>("-fx-font", Font.getDefault()) {
        @Override
        public boolean isSettable(FormulaView view) {
            return !view.font.isBound();
        }

        @Override
        public StyleableProperty<Font> getStyleableProperty(FormulaView view) {
            return view.font;
        }
    };

    private static final List<CssMetaData<? extends Styleable, ?>> ALL = new ArrayList<>(Region.getClassCssMetaData());

    static {
        ALL.add(FONT);
    }

    private final StyleableObjectProperty<Font> font =
            new SimpleStyleableObjectProperty<>(FONT, this, "font", Font.getDefault()) {
                @Override
                protected void invalidated() {
                    get();
                    requestLayout();
                }
            };
    private final ReadOnlyBooleanWrapper drawn = new ReadOnlyBooleanWrapper(this, "drawn");
    private String latex = "";
    private Formula formula = new Formula(List.of());
    private Optional<Label> words = Optional.empty();
    private boolean shrinking = true;

    /** An empty view. */
    public FormulaView() {
        getStyleClass().add("formula-view");
        setAccessibleRole(AccessibleRole.TEXT);
    }

    /**
     * A view of a formula.
     *
     * @param latex the formula
     * @param spoken how it is read aloud
     */
    public FormulaView(String latex, String spoken) {
        this();
        show(latex, spoken);
    }

    /**
     * Shows another formula. The first one of the program appears as soon as the fonts are loaded.
     *
     * @param latex the formula; {@code \\} begins a new line
     * @param spoken how it is read aloud
     * @throws IllegalArgumentException if it cannot be read
     */
    public void show(String latex, String spoken) {
        this.latex = latex;
        setAccessibleText(spoken);
        drawn.set(false);
        if (Typesetter.isPrepared()) {
            draw(Typesetter.formula(latex));
        } else {
            ForkJoinPool.commonPool().execute(() -> typesetLater(latex));
        }
    }

    /** Whether it is made smaller where it does not fit, as it is unless this says otherwise; else it needs its width. */
    public void setShrinking(boolean value) {
        shrinking = value;
        requestLayout();
    }

    /** The size of the type that it has now, in pixels: its font's, or less where that does not fit. */
    public double typeSize() {
        return em(getWidth() - sides());
    }

    /** The font whose size is the formula's em; the stylesheet's -fx-font-size, if nothing else sets it. */
    public ObjectProperty<Font> fontProperty() {
        return font;
    }

    public void setFont(Font value) {
        font.set(value);
    }

    /** Whether the formula is there to be seen. */
    public ReadOnlyBooleanProperty drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /** The LaTeX that is shown. */
    public String latex() {
        return latex;
    }

    private void typesetLater(String asked) {
        try {
            Formula ready = Typesetter.formula(asked);
            Platform.runLater(() -> ifStillAsked(asked, () -> draw(ready)));
        } catch (RuntimeException | LinkageError failure) {
            System.getLogger(FormulaView.class.getName()).log(System.Logger.Level.ERROR, "formula " + asked, failure);
            Platform.runLater(() -> ifStillAsked(asked, this::speak));
        }
    }

    private void ifStillAsked(String asked, Runnable action) {
        if (asked.equals(latex)) {
            action.run();
        }
    }

    private void draw(Formula ready) {
        formula = ready;
        words = Optional.empty();
        List<SVGPath> paths = new ArrayList<>();
        for (List<Piece> row : ready.rows()) {
            row.forEach(piece -> piece.inks().forEach(ink -> paths.add(path(ink))));
        }
        getChildren().setAll(paths);
        drawn.set(true);
        requestLayout();
    }

    /** Where a system has no fonts that AWT can use, words are better than nothing. */
    private void speak() {
        Label label = new Label(getAccessibleText());
        label.setWrapText(true);
        words = Optional.of(label);
        getChildren().setAll(label);
        drawn.set(true);
    }

    private static SVGPath path(Ink ink) {
        SVGPath path = new SVGPath();
        path.setContent(ink.outline());
        path.getStyleClass().add("formula-ink");
        if (!ink.mark().isEmpty()) {
            path.getStyleClass().add(ink.mark());
        }
        path.getTransforms().setAll(new Translate(), new Scale());
        return path;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** The size of type at which the formula fits into a width, if it does at all. */
    private double em(double width) {
        double size = font.get().getSize();
        double least = formula.least();
        return !shrinking || least * size <= width ? size : Math.max(Math.min(size, LEAST_PIXELS), width / least);
    }

    private double sides() {
        return snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computeMinWidth(double height) {
        double size = font.get().getSize();
        return sides() + Math.ceil(formula.least() * (shrinking ? Math.min(size, LEAST_PIXELS) : size));
    }

    @Override
    protected double computePrefWidth(double height) {
        double room = words.isPresent()
                ? words.get().prefWidth(-1)
                : formula.within(Double.MAX_VALUE).width() * font.get().getSize();
        return sides() + Math.ceil(room);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = (width < 0 ? prefWidth(-1) : width) - sides();
        double em = em(room);
        double height = words.isPresent()
                ? words.get().prefHeight(room)
                : formula.within(room / em).height() * em;
        return snappedTopInset() + Math.ceil(height) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - sides();
        double left = snappedLeftInset();
        double top = snappedTopInset();
        if (words.isPresent()) {
            words.get().resizeRelocate(left, top, room, words.get().prefHeight(room));
            return;
        }
        double em = em(room);
        Formula.Lines lines = formula.within(room / em);
        double start = left + Math.max(0, (room - lines.width() * em) / 2);
        int child = 0;
        for (Formula.Placed placed : lines.pieces()) {
            double x = start + placed.x() * em; // unrounded, so that no space within a line changes
            double baseline = snapPositionY(top + placed.y() * em);
            for (int i = 0; i < placed.piece().inks().size(); i++) {
                place(getChildren().get(child++).getTransforms(), x, baseline, em / Ink.PER_EM);
            }
        }
    }

    private static void place(List<Transform> transforms, double x, double y, double scale) {
        Translate shift = (Translate) transforms.get(0);
        shift.setX(x);
        shift.setY(y);
        Scale size = (Scale) transforms.get(1);
        size.setX(scale);
        size.setY(scale);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ALL;
    }
}
