package dev.unroll.ui.controls;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;

/**
 * A number with a slider below its field. The slider covers the usual values, linear or logarithmic; the field takes
 * all that make sense. Both hand the number over at once.
 */
public final class SliderField extends VBox {
    private final Scale scale;
    private final NumberField field;
    private final Slider slider = new Slider(0, 1, 0);
    private boolean following;

    /**
     * The usual values, from one end of the slider to the other.
     *
     * @param from left end
     * @param to right end
     * @param logarithmic whether equal ways are equal factors
     */
    public record Scale(double from, double to, boolean logarithmic) {
        public Scale {
            if (!(from < to) || (logarithmic && !(from > 0))) {
                throw new IllegalArgumentException("No scale from " + from + " to " + to + ".");
            }
        }

        /** The value at a place 0 … 1, rounded to three digits so that it reads well. */
        public double value(double place) {
            double exact = logarithmic ? from * Math.pow(to / from, place) : from + (to - from) * place;
            return new BigDecimal(exact).round(new MathContext(3)).doubleValue();
        }

        /** The place 0 … 1 of a value; the nearer end for one outside. */
        public double place(double value) {
            double place = logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
            return Double.isNaN(place) ? 0 : Math.min(1, Math.max(0, place));
        }
    }

    /**
     * A slider with its field.
     *
     * @param id of the field; the slider's is {@code id-slider}
     * @param name what the number is
     * @param range what the field takes
     * @param scale what the slider covers
     * @param shown the value to show; followed while the control lives
     * @param commit takes each new number
     */
    public SliderField(
            String id,
            String name,
            NumberRange range,
            Scale scale,
            ObservableValue<? extends Number> shown,
            DoubleConsumer commit) {
        this.scale = scale;
        getStyleClass().add("slider-field");
        field = new NumberField(name, range, shown, commit);
        field.setId(id);
        slider.setId(id + "-slider");
        slider.setAccessibleText(name);
        slider.setBlockIncrement(0.02);
        follow(shown.getValue().doubleValue());
        shown.addListener((observable, old, now) -> follow(now.doubleValue()));
        slider.valueProperty().addListener((observable, old, place) -> {
            if (!following) {
                commit.accept(this.scale.value(place.doubleValue()));
            }
        });
        getChildren().addAll(new SettingRow(name, field), slider);
    }

    /** The field above the slider. */
    public NumberField field() {
        return field;
    }

    /** Moves the thumb without handing anything over. The thumb under the pointer already stands right. */
    private void follow(double value) {
        if (scale.value(slider.getValue()) == value) {
            return;
        }
        following = true;
        slider.setValue(scale.place(value));
        following = false;
    }
}
