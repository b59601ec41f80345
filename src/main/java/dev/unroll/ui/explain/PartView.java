package dev.unroll.ui.explain;

import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.formula.FormulaView;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** An equation, and below it the same with numbers. */
final class PartView extends VBox {
    private final FormulaView formula;
    private final Label numbers = new Label();

    PartView(Explained.Part part) {
        formula = new FormulaView(
                part.equation().latex(part.place()), part.equation().spoken(part.place()));
        getStyleClass().add("explain-part");
        numbers.getStyleClass().add("explain-numbers");
        numbers.setWrapText(true);
        numbers.setMinHeight(Label.USE_PREF_SIZE);
        numbers.managedProperty().bind(numbers.textProperty().isNotEmpty());
        numbers.visibleProperty().bind(numbers.managedProperty());
        getChildren().addAll(formula, numbers);
        show(part);
    }

    /** Shows the numbers of now. */
    void show(Explained.Part part) {
        numbers.setText(String.join("\n", part.numbers()));
    }

    /** Whether it is the equation of another part at its place. */
    boolean isOf(Explained.Part part) {
        return formula.latex().equals(part.equation().latex(part.place()));
    }

    /** How it is read aloud. */
    String spoken() {
        return formula.getAccessibleText() + ". " + numbers.getText();
    }
}
