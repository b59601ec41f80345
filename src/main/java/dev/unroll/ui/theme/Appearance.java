package dev.unroll.ui.theme;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Theme and zoom of a window. Zoom is the root's font size: everything else is measured in it. */
public final class Appearance {
    /** After a palette, in this order: a later one may change what an earlier one says. */
    static final List<String> SHEETS =
            List.of("meaning.css", "controls.css", "frame.css", "cards.css", "plots.css", "formulas.css");

    /** The least zoom, in percent. */
    public static final int LEAST = 75;
    /** The greatest zoom, in percent. */
    public static final int GREATEST = 300;

    private static final double NORMAL_PIXELS = 13;
    private static final double ICON = 1.25;
    private static final double LINE = 0.135;
    private static final List<String> FACES = List.of("Inter", "Lato", "Noto Sans", "Open Sans");
    private static final int[] STEPS = {75, 90, 100, 110, 125, 140, 160, 180, 200, 225, 250, 300};

    private final ReadOnlyObjectWrapper<Theme> theme;
    private final ReadOnlyIntegerWrapper zoom;

    public Appearance(Theme theme, int zoom) {
        this.theme = new ReadOnlyObjectWrapper<>(this, "theme", theme);
        this.zoom = new ReadOnlyIntegerWrapper(this, "zoom", within(zoom));
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /** In percent. */
    public ReadOnlyIntegerProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /** The size of the type, in pixels: what a window has room for is counted in it. */
    public ObservableValue<Double> typeSize() {
        return theme.flatMap(now -> zoom.map(percent -> pixels(now, percent.intValue())));
    }

    private static double pixels(Theme theme, int zoom) {
        return NORMAL_PIXELS * theme.size() * zoom / 100;
    }

    public void setTheme(Theme theme) {
        this.theme.set(theme);
    }

    /** The next larger size. */
    public void zoomIn() {
        for (int step : STEPS) {
            if (step > zoom.get()) {
                zoom.set(step);
                return;
            }
        }
    }

    /** The next smaller size. */
    public void zoomOut() {
        for (int i = STEPS.length - 1; i >= 0; i--) {
            if (STEPS[i] < zoom.get()) {
                zoom.set(STEPS[i]);
                return;
            }
        }
    }

    /** Normal size. */
    public void zoomNormal() {
        zoom.set(100);
    }

    /** Dresses a scene, now and whenever theme or zoom change. */
    public void dress(Scene scene) {
        apply(scene);
        theme.addListener((observable, old, now) -> apply(scene));
        zoom.addListener((observable, old, now) -> apply(scene));
    }

    private void apply(Scene scene) {
        scene.setUserAgentStylesheet(theme.get().controls());
        List<String> sheets = new ArrayList<>(List.of(resource(theme.get().palette())));
        SHEETS.forEach(sheet -> sheets.add(resource(sheet)));
        sheets.add(sizes());
        scene.getStylesheets().setAll(sheets);
    }

    /**
     * A stylesheet of the sizes, which are the user's, so that no file can hold them. Icons get theirs in pixels:
     * Ikonli sets an icon's own font to its size, and a size in em would grow with each pass of CSS.
     */
    private String sizes() {
        double pixels = pixels(theme.get(), zoom.get());
        String rules = String.format(
                Locale.ROOT,
                ".root { -fx-font-size: %.2fpx; %s } .ikonli-font-icon { -fx-icon-size: %.0fpx; }"
                        + " .unroll-plot { -unroll-plot-line-width: %.2fpx; }",
                pixels,
                family().map(name -> "-fx-font-family: \"" + name + "\";").orElse(""),
                ICON * pixels,
                LINE * pixels);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
    }

    /** Where the system has no face of its own for windows, a narrow one with figures of one width if there is one. */
    private static Optional<String> family() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows") || system.startsWith("mac")) {
            return Optional.empty();
        }
        List<String> installed = Font.getFamilies();
        return FACES.stream().filter(installed::contains).findFirst();
    }

    private static String resource(String name) {
        return Objects.requireNonNull(Appearance.class.getResource(name), name).toExternalForm();
    }

    private static int within(int zoom) {
        return Math.min(GREATEST, Math.max(LEAST, zoom));
    }
}
