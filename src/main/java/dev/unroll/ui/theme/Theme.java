package dev.unroll.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;

/** The themes; each is a palette on top of AtlantaFX's controls. */
public enum Theme {
    LIGHT(false, 1),
    DARK(true, 1),
    /** For a bright room: large type and high contrast. */
    PROJECTOR(false, 1.4);

    private final boolean dark;
    private final double size;

    Theme(boolean dark, double size) {
        this.dark = dark;
        this.size = size;
    }

    /** The name under which it is kept in the settings. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How much larger than normal the type is. */
    public double size() {
        return size;
    }

    /** The next theme of the round. */
    public Theme next() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK -> PROJECTOR;
            case PROJECTOR -> LIGHT;
        };
    }

    /** The theme of a key; light where there is none of that name. */
    public static Theme of(String key) {
        for (Theme theme : values()) {
            if (theme.key().equals(key)) {
                return theme;
            }
        }
        return LIGHT;
    }

    String controls() {
        return dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
    }

    String palette() {
        return key() + ".css";
    }
}
