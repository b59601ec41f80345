package dev.unroll.ui.slowmotion;

import dev.unroll.core.rnn.RnnShape;
import dev.unroll.core.walk.PhaseKind;
import dev.unroll.core.walk.Quantity;
import dev.unroll.ui.controls.HelpCard;
import dev.unroll.ui.controls.Showing;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.PhaseEquations;
import dev.unroll.ui.equation.Place;
import dev.unroll.ui.equation.Term;
import dev.unroll.ui.formula.FormulaView;
import dev.unroll.ui.i18n.Messages;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The card with the equation of a phase, and what it means. */
public final class EquationView {
    private final ViewCard card = new ViewCard(
            "equation-card",
            Messages.get("slow.equation.title"),
            new HelpCard(
                    Messages.get("slow.equation.help.what"),
                    List.of(),
                    "",
                    "",
                    Messages.get("slow.equation.help.try")));
    private final Label name = line("equation-name", "says-fate");
    private final FormulaView formula = new FormulaView();
    private final VBox symbols = new VBox();
    private final Label words = line("equation-words", "says-line");
    private final WorkedView worked = new WorkedView();
    private final VBox slips = new VBox();
    private final Consumer<String> showSlip;

    /**
     * The view.
     *
     * @param model what it explains
     * @param showSlip shows what the gradient check of a parameter says to the lecture notes' formula
     */
    public EquationView(SlowMotionViewModel model, Consumer<String> showSlip) {
        this.showSlip = showSlip;
        VBox box = new VBox(name, formula, worked, words, slips, symbols);
        box.getStyleClass().add("says");
        formula.setId("equation-formula");
        formula.getStyleClass().add("formula-large");
        symbols.getStyleClass().add("walk-symbols");
        formula.setShrinking(false);
        slips.setId("equation-slips");
        slips.getStyleClass().add("walk-slips");
        slips.managedProperty().bind(Bindings.isNotEmpty(slips.getChildren()));
        ScrollPane scroll = new ScrollPane(box);
        scroll.getStyleClass().add("says-scroll");
        scroll.setFitToWidth(true);
        card.setContent(scroll);
        ObservableValue<Boolean> showing = Showing.of(card);
        model.placeProperty().when(showing).subscribe(now -> {
            show(now);
            scroll.setVvalue(0);
        });
        model.placeProperty()
                .flatMap(now -> model.chosenProperty().map(chosen -> now.map(place -> WorkedPhase.lines(place, chosen))
                        .orElse(List.of())))
                .when(showing)
                .subscribe(worked::show);
    }

    /** What stands on the page. */
    public ViewCard card() {
        return card;
    }

    private static Label line(String id, String styleClass) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private void show(Optional<SlowMotionViewModel.Place> place) {
        name.setText(place.map(EquationView::name).orElse(""));
        symbols.getChildren().clear();
        place.ifPresent(this::typeset);
        words.setText(place.map(EquationView::words).orElse(""));
        slips.getChildren().clear();
        place.ifPresent(this::addSlips);
    }

    private void addSlips(SlowMotionViewModel.Place place) {
        if (!place.walk().step().updated()) {
            Label label = line("equation-diverges", "says-fate");
            label.setText(Messages.get("slow.diverges"));
            slips.getChildren().add(label);
        }
        Slips.of(place).forEach(sentence -> {
            Label label = line("equation-slip", "says-line");
            label.setText(sentence);
            slips.getChildren().add(label);
        });
        if (Slips.canBeChecked(place)) {
            Hyperlink link = new Hyperlink(Messages.get("slow.slip.show"));
            link.setId("equation-slip-show");
            link.setWrapText(true);
            link.setMinHeight(Label.USE_PREF_SIZE);
            link.setOnAction(e -> showSlip.accept(
                    place.walk().step().before().names().get(place.phase().block())));
            slips.getChildren().add(link);
        }
    }

    /** The equation with the time step's own indices, and what its symbols are. */
    private void typeset(SlowMotionViewModel.Place place) {
        PhaseEquations equations = new PhaseEquations(place.walk());
        Equation equation = equations.equation(place.phase());
        Place indices = equations.place(place.phase());
        formula.show(equation.latex(indices), equation.spoken(indices));
        for (Term term : equation.terms()) {
            FormulaView sign = new FormulaView(term.latex(indices), "");
            Label meaning = new Label(meaning(term, place));
            meaning.setWrapText(true);
            meaning.getStyleClass().add("walk-meaning");
            HBox row = new HBox(sign, meaning);
            row.getStyleClass().add("walk-symbol");
            row.setFillHeight(false); // a formula stands at the upper end of its room
            symbols.getChildren().add(row);
        }
    }

    private static String name(SlowMotionViewModel.Place place) {
        return new Names(place).of(place.numbers().output());
    }

    /** What the equation means; in words of numbers where a task reads and answers numbers. */
    private static String words(SlowMotionViewModel.Place place) {
        PhaseKind kind = place.phase().kind();
        if (kind == PhaseKind.TOTAL) {
            return Messages.get("slow.words.total");
        }
        boolean inNumbers = place.walk().step().tape().isRegression()
                && (kind == PhaseKind.OUTPUT
                        || (place.phase().layer() == 0 && (kind == PhaseKind.SUM || kind == PhaseKind.U_SHARE)));
        String id = new PhaseEquations(place.walk()).equation(place.phase()).id();
        return Messages.get("slow.words." + id + (inNumbers ? "-numbers" : "")) + here(place);
    }

    /** Which symbol a one-hot vector stands for. */
    private static String here(SlowMotionViewModel.Place place) {
        Signs signs = new Signs(place);
        int t = place.phase().t();
        boolean input = place.phase().kind() == PhaseKind.INPUT;
        if (!input && place.phase().kind() != PhaseKind.LOSS) {
            return "";
        }
        OptionalInt id = input ? signs.inputId(t) : signs.targetId(t);
        RnnShape shape = place.walk().step().before().shape();
        return id.isEmpty()
                ? ""
                : " "
                        + Messages.get(
                                input ? "slow.here.input" : "slow.here.target",
                                input ? signs.input(t) : signs.target(t),
                                id.getAsInt() + 1,
                                input ? shape.vocabulary() : shape.outputs());
    }

    /** The size of a symbol in this network; that of a parameter is its own gradient's. */
    private static String meaning(Term term, SlowMotionViewModel.Place place) {
        Quantity output = place.numbers().output();
        String shape =
                switch (term.shape()) {
                    case "1", "" -> "";
                    case "θ" -> output.columns() == 1 ? "" + output.rows() : output.rows() + "×" + output.columns();
                    default -> term.shape(place.walk().step().before().shape());
                };
        String meaning = term.meaning(place.walk().step().tape().isRegression());
        return shape.isEmpty() ? meaning : Messages.get("slow.symbol", meaning, shape);
    }
}
