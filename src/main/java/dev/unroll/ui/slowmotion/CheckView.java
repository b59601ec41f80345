package dev.unroll.ui.slowmotion;

import dev.unroll.core.rnn.GradientCheck;
import dev.unroll.core.walk.WeightCheck;
import dev.unroll.ui.controls.HelpCard;
import dev.unroll.ui.controls.NumberField;
import dev.unroll.ui.controls.NumberRange;
import dev.unroll.ui.controls.SettingRow;
import dev.unroll.ui.controls.Showing;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The card with the gradient check of one weight: nudged both ways, and what the formula says beside it. */
public final class CheckView {
    private static final int MOST = 1_000_000;

    private final CheckViewModel model;
    private final ViewCard card = new ViewCard(
            "check-card",
            Messages.get("slow.check.title"),
            new HelpCard(
                    Messages.get("slow.check.help.what"),
                    List.of(Equation.DIFFERENCE_QUOTIENT),
                    "",
                    "",
                    Messages.get("slow.check.help.try")));
    private final GridPane numbers = new GridPane();
    private final Label verdict = new Label();

    /**
     * The view.
     *
     * @param model what it shows
     */
    public CheckView(CheckViewModel model) {
        this.model = model;
        numbers.getStyleClass().add("whatif-comparison");
        numbers.setId("check-numbers");
        verdict.setId("check-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(Label.USE_PREF_SIZE);
        verdict.getStyleClass().add("says-fate");
        CheckBox slip = new CheckBox(Messages.get("slow.check.slip"));
        slip.setId("check-slip");
        slip.setWrapText(true);
        slip.selectedProperty().bindBidirectional(model.slipProperty());
        VBox box = new VBox(weight(), numbers, verdict, slip);
        box.getStyleClass().add("whatif");
        ScrollPane scroll = new ScrollPane(box);
        scroll.getStyleClass().add("says-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        card.setContent(scroll);
        ObservableValue<Boolean> showing = Showing.of(card);
        model.checkProperty().when(showing).subscribe(now -> show());
        model.slipProperty().subscribe(now -> show());
    }

    /** What stands on the page. */
    public ViewCard card() {
        return card;
    }

    private Node weight() {
        ComboBox<String> block = new ComboBox<>();
        block.setId("check-block");
        block.setAccessibleText(Messages.get("slow.check.block"));
        model.blocksProperty().subscribe(names -> {
            block.getItems().setAll(names);
            block.setValue(model.blockProperty().get());
        });
        model.blockProperty().subscribe(block::setValue);
        block.setOnAction(e -> Optional.ofNullable(block.getValue()).ifPresent(model::chooseBlock));
        NumberField row = field(
                "check-row",
                "slow.check.row",
                NumberRange.whole(1, MOST),
                model.rowProperty(),
                value -> model.chooseRow((int) value));
        NumberField column = field(
                "check-column",
                "slow.check.column",
                NumberRange.whole(1, MOST),
                model.columnProperty(),
                value -> model.chooseColumn((int) value));
        NumberField epsilon = field(
                "check-epsilon",
                "slow.check.epsilon",
                NumberRange.positive(1e-12, 1),
                model.epsilonProperty(),
                model::chooseEpsilon);
        VBox rows = new VBox(
                new SettingRow(Messages.get("slow.check.block"), block),
                new SettingRow(Messages.get("slow.check.row"), row),
                new SettingRow(Messages.get("slow.check.column"), column),
                new SettingRow(Messages.get("slow.check.epsilon"), epsilon));
        rows.getStyleClass().add("whatif-group");
        return rows;
    }

    private static NumberField field(
            String id, String key, NumberRange range, ObservableValue<? extends Number> shown, DoubleConsumer commit) {
        NumberField field = new NumberField(Messages.get(key), range, shown, commit);
        field.setId(id);
        return field;
    }

    private void show() {
        numbers.getChildren().clear();
        verdict.setText("");
        Optional<WeightCheck> check = model.checkProperty().get();
        check.ifPresentOrElse(
                this::show, () -> verdict.setText(model.objectionProperty().get()));
    }

    private void show(WeightCheck check) {
        boolean slip = model.slipProperty().get();
        double formula = slip ? check.slip() : check.analytic();
        double quotient = check.nudge().quotient();
        List<String[]> rows = List.of(
                new String[] {"θ", precise(check.value())},
                new String[] {"L(θ + ε)", precise(check.nudge().above())},
                new String[] {"L(θ − ε)", precise(check.nudge().below())},
                new String[] {Messages.get("slow.check.quotient"), precise(quotient)},
                new String[] {Messages.get(slip ? "slow.check.notes" : "slow.check.gradient"), precise(formula)},
                new String[] {
                    Messages.get("slow.check.error"),
                    Numbers.significant(GradientCheck.relativeError(quotient, formula), 2)
                });
        for (int i = 0; i < rows.size(); i++) {
            Label name = new Label(rows.get(i)[0]);
            name.getStyleClass().add("setting-name");
            numbers.addRow(i, name, new Label(rows.get(i)[1]));
        }
        boolean passes = slip ? check.slipPasses() : check.passes();
        verdict.setText(Messages.get(
                slip
                        ? passes ? "slow.check.slipPasses" : "slow.check.slipFails"
                        : passes ? "slow.check.passes" : "slow.check.fails"));
    }

    private static String precise(double value) {
        return Numbers.significant(value, 9);
    }
}
