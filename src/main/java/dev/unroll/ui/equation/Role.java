package dev.unroll.ui.equation;

import dev.unroll.core.walk.Symbol;
import java.util.Locale;

/** What a symbol is in the network: it decides the colour of the symbol, and of its node in a picture. */
public enum Role {
    INPUT,
    TARGET,
    SUM,
    STATE,
    OUTPUT,
    PREDICTION,
    LOSS,
    GRADIENT,
    SLOPE,
    PARAMETER,
    MEMORY,
    /** A setting or a count. */
    NUMBER;

    /** {@return the style class; the stylesheet has a colour of this name too, with -unroll- before it} */
    public String styleClass() {
        return "symbol-" + name().toLowerCase(Locale.ROOT);
    }

    /** {@return the role of a quantity of a training step} */
    public static Role of(Symbol symbol) {
        return switch (symbol) {
            case INPUT -> INPUT;
            case TARGET -> TARGET;
            case SUM -> SUM;
            case STATE -> STATE;
            case OUTPUT -> OUTPUT;
            case PREDICTION -> PREDICTION;
            case LOSS, LOSSES, WINDOW_LOSS -> LOSS;
            case OUTPUT_GRADIENT, FROM_ABOVE, STATE_GRADIENT, SUM_GRADIENT, SHARE, GRADIENT, CLIPPED, NORM -> GRADIENT;
            case SLOPE -> SLOPE;
            case PARAMETER, UPDATED -> PARAMETER;
            case MEMORY_M, MEMORY_V -> MEMORY;
            case STREAMS, THRESHOLD, LEARNING_RATE, POWERS -> NUMBER;
        };
    }
}
