package dev.unroll.ui.explain;

import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.formula.FormulaView;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** An equation, and below it the same with numbers. */
final class PartView extends VBox {
    private final FormulaView formula;
    private final VBox numbers = new VBox();
    private List<String> lines = List.of();

    PartView(Explained.Part part) {
        formula = new FormulaView(
                part.equation().latex(part.place()), part.equation().spoken(part.place()));
        getStyleClass().add("explain-part");
        numbers.getStyleClass().add("explain-numbers");
        numbers.managedProperty().bind(numbers.visibleProperty());
        getChildren().addAll(formula, numbers);
        show(part);
    }

    /** Shows the numbers of now. */
    void show(Explained.Part part) {
        lines = part.numbers();
        numbers.setVisible(!lines.isEmpty());
        while (numbers.getChildren().size() < lines.size()) {
            numbers.getChildren().add(line());
        }
        numbers.getChildren().remove(lines.size(), numbers.getChildren().size());
        for (int i = 0; i < lines.size(); i++) {
            ((Label) numbers.getChildren().get(i)).setText(lines.get(i));
        }
    }

    /** Whether it is the equation of another part at its place. */
    boolean isOf(Explained.Part part) {
        return formula.latex().equals(part.equation().latex(part.place()));
    }

    /** How it is read aloud. */
    String spoken() {
        return formula.getAccessibleText() + ". " + String.join(". ", lines);
    }

    private static Label line() {
        Label line = new Label();
        line.setWrapText(true);
        line.setMinHeight(Label.USE_PREF_SIZE);
        return line;
    }
}
