package dev.unroll.ui.plot;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** The x that is being looked at, shared by charts: what one is hovered at, all of them read out. */
public final class LinkedCursor {

    private final DoubleProperty x = new SimpleDoubleProperty(this, "x", Double.NaN);

    /** The x in data units, NaN for none. */
    public DoubleProperty xProperty() {
        return x;
    }

    public double getX() {
        return x.get();
    }

    public void setX(double value) {
        // NaN differs from itself, so that setting it again would wake every chart.
        if (Double.compare(value, x.get()) != 0) {
            x.set(value);
        }
    }

    public void clear() {
        setX(Double.NaN);
    }
}
