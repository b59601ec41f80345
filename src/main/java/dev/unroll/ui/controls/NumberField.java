package dev.unroll.ui.controls;

import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/**
 * A field for one number in the user's locale. Enter or leaving the field hands the number over; the arrow keys step
 * it (ten steps with Shift); Esc brings the old one back. What is no number of the range is kept in the field, marked
 * as {@code :invalid}, and {@link #objectionProperty()} says in one sentence what is wanted.
 */
public final class NumberField extends TextField {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final ObservableValue<String> name;
    private final NumberRange range;
    private final DoubleConsumer commit;
    private final ReadOnlyStringWrapper objection = new ReadOnlyStringWrapper(this, "objection", "");
    private double value;

    /**
     * A field that shows a value and hands over what the user makes of it.
     *
     * @param name what the number is, for sentences and screen readers
     * @param range what is taken
     * @param shown the value to show; followed while the field lives
     * @param commit takes a valid number that differs from the shown one
     */
    public NumberField(String name, NumberRange range, ObservableValue<? extends Number> shown, DoubleConsumer commit) {
        this(new SimpleStringProperty(name), range, shown, commit);
    }

    /** A field whose name changes with what it belongs to. */
    public NumberField(
            ObservableValue<String> name,
            NumberRange range,
            ObservableValue<? extends Number> shown,
            DoubleConsumer commit) {
        this.name = name;
        this.range = range;
        this.commit = commit;
        getStyleClass().add("number-field");
        accessibleTextProperty().bind(name);
        setPrefColumnCount(6);
        setValue(shown.getValue().doubleValue());
        shown.addListener((observable, old, now) -> setValue(now.doubleValue()));
        setOnAction(e -> handOver());
        focusedProperty().addListener((observable, was, is) -> {
            if (!is) {
                handOver();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** What is wrong with what stands in the field, in one sentence; empty if nothing. */
    public ReadOnlyStringProperty objectionProperty() {
        return objection.getReadOnlyProperty();
    }

    /** Brings the last valid number back. */
    public void restore() {
        setValue(value);
    }

    private void setValue(double value) {
        this.value = value;
        setText(range.text(value));
        object("");
    }

    private void handOver() {
        if (getText().equals(range.text(value))) {
            object("");
            return;
        }
        OptionalDouble typed = range.read(getText());
        if (typed.isEmpty()) {
            object(range.objection(name.getValue(), getText()).orElse(""));
            return;
        }
        double number = typed.getAsDouble();
        boolean changed = number != value;
        setValue(number);
        if (changed) {
            commit.accept(number);
        }
    }

    private void object(String sentence) {
        objection.set(sentence);
        pseudoClassStateChanged(INVALID, !sentence.isEmpty());
    }

    private void keyPressed(KeyEvent e) {
        switch (e.getCode()) {
            case UP -> stepBy(e.isShiftDown() ? 10 : 1);
            case DOWN -> stepBy(e.isShiftDown() ? -10 : -1);
            case ESCAPE -> {
                if (getText().equals(range.text(value))) {
                    return;
                }
                setValue(value);
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void stepBy(int steps) {
        double from = range.read(getText()).orElse(value);
        double next = range.step(from, steps);
        setText(range.text(next));
        handOver();
        end();
    }
}
