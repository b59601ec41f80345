package dev.unroll.ui.controls;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** One of several; hands over what the user chooses, and follows what was chosen elsewhere. */
public final class Choice<T> extends ComboBox<T> {
    private boolean following;

    /**
     * A choice.
     *
     * @param id of the control
     * @param name what is chosen, for screen readers
     * @param values what can be chosen
     * @param text how a value is written
     * @param shown the value to show; followed while the control lives
     * @param commit takes what the user chose
     */
    public Choice(
            String id,
            String name,
            List<T> values,
            Function<? super T, String> text,
            ObservableValue<T> shown,
            Consumer<? super T> commit) {
        setId(id);
        setAccessibleText(name);
        getItems().setAll(values);
        setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String string) {
                throw new UnsupportedOperationException("a choice is not typed");
            }
        });
        setValue(shown.getValue());
        shown.addListener((observable, old, now) -> {
            following = true;
            setValue(now);
            following = false;
        });
        valueProperty().addListener((observable, old, now) -> {
            if (!following && now != null) {
                commit.accept(now);
            }
        });
    }
}
