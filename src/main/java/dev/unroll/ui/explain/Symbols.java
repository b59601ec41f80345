package dev.unroll.ui.explain;

import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.equation.Term;
import dev.unroll.ui.formula.FormulaView;
import dev.unroll.ui.i18n.Messages;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The symbols of some equations, each with its meaning and its shape. */
final class Symbols extends VBox {
    Symbols() {
        getStyleClass().add("explain-symbols");
    }

    void show(List<Explained.Part> parts) {
        getChildren().clear();
        Set<String> said = new LinkedHashSet<>();
        boolean letters = false;
        for (Explained.Part part : parts) {
            for (Term term : part.equation().terms()) {
                String latex = term.latex(part.place());
                if (said.add(latex)) {
                    getChildren().add(row(latex, term));
                    letters |= term.shape().contains("H") || term.shape().contains("n");
                }
            }
        }
        if (letters) {
            getChildren().add(meaningOf(Messages.get("explain.symbol.letters")));
        }
    }

    private static Label meaningOf(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add("explain-meaning");
        return label;
    }

    private static String meaning(Term term) {
        return switch (term.shape()) {
            case "1", "" -> term.meaning();
            case "θ" -> Messages.get("explain.symbol.theta", term.meaning());
            default -> Messages.get("explain.symbol.shape", term.meaning(), term.shape());
        };
    }

    private static HBox row(String latex, Term term) {
        FormulaView sign = new FormulaView(latex, "");
        Label meaning = meaningOf(meaning(term));
        HBox.setHgrow(meaning, Priority.ALWAYS);
        HBox row = new HBox(sign, meaning);
        row.getStyleClass().add("explain-symbol");
        row.setFillHeight(false); // a formula stands at the upper end of its room
        return row;
    }
}
