package dev.unroll.ui.slowmotion;

import dev.unroll.core.rnn.GradientCheck;
import dev.unroll.core.walk.WeightCheck;
import dev.unroll.ui.controls.HelpCard;
import dev.unroll.ui.controls.NumberField;
import dev.unroll.ui.controls.NumberRange;
import dev.unroll.ui.controls.Showing;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.controls.WrapRow;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.i18n.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The card with the gradient check of one weight: nudged both ways, and what the formula says beside it. */
public final class CheckView {
    private static final int MOST = 1_000_000;
    private static final int DIGITS = 9;
    private static final int LOSS_DIGITS = 16;

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
        slip.setTooltip(new Tooltip(Messages.get("slow.check.slip.tip")));
        slip.setWrapText(true);
        slip.setMinHeight(CheckBox.USE_PREF_SIZE);
        slip.selectedProperty().bindBidirectional(model.slipProperty());
        Label loss = new Label(Messages.get("slow.check.loss"));
        loss.setId("check-loss");
        loss.setWrapText(true);
        loss.setMinHeight(Label.USE_PREF_SIZE);
        loss.getStyleClass().add("whatif-state");
        VBox box = new VBox(weight(), slip, verdict, numbers, loss);
        box.getStyleClass().add("whatif");
        ScrollPane scroll = new ScrollPane(box);
        scroll.getStyleClass().add("says-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        card.setContent(scroll);
        ObservableValue<Boolean> showing = Showing.of(card);
        model.checkProperty().when(showing).subscribe(now -> show());
        model.slipProperty().subscribe(now -> show());
        model.objectionProperty().subscribe(now -> show());
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
            block.setValue(null); // the same value as before would not be looked for among the new items
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
        WrapRow rows = new WrapRow();
        rows.getChildren()
                .addAll(
                        named("slow.check.block", block),
                        named("slow.check.row", row),
                        named("slow.check.column", column),
                        named("slow.check.epsilon", epsilon),
                        new Region()); // the last one of such a row stands at its right end
        rows.getStyleClass().add("check-weight");
        return rows;
    }

    private static Node named(String key, Node field) {
        Label name = new Label(Messages.get(key));
        name.getStyleClass().add("setting-name");
        HBox pair = new HBox(name, field);
        pair.getStyleClass().add("check-pair");
        return pair;
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
        double above = check.nudge().above();
        double below = check.nudge().below();
        int decimals = decimals(above);
        List<String[]> rows = List.of(
                new String[] {"θ", Figures.significant(check.value(), 12)},
                new String[] {"L(θ + ε)", Figures.decimals(above, decimals)},
                new String[] {"L(θ − ε)", Figures.decimals(below, decimals)},
                new String[] {Messages.get("slow.check.difference"), Figures.significant(above - below, DIGITS)},
                new String[] {Messages.get("slow.check.quotient"), Figures.significant(quotient, DIGITS)},
                new String[] {
                    Messages.get(slip ? "slow.check.notes" : "slow.check.gradient"),
                    Figures.significant(formula, DIGITS)
                },
                new String[] {
                    Messages.get("slow.check.error"),
                    Figures.significant(GradientCheck.relativeError(quotient, formula), 2)
                });
        for (int i = 0; i < rows.size(); i++) {
            Label name = new Label(rows.get(i)[0]);
            name.getStyleClass().add("setting-name");
            name.setMinWidth(Label.USE_PREF_SIZE);
            numbers.addRow(i, name, new Label(rows.get(i)[1]));
        }
        verdict.setText(Messages.get(verdict(check, slip)));
    }

    /** Where the right gradient does not agree either, the check says nothing against the other one. */
    private String verdict(WeightCheck check, boolean slip) {
        if (!Double.isFinite(check.nudge().quotient()) || !Double.isFinite(check.analytic())) {
            return "slow.check.notFinite";
        }
        if (slip && check.slipPasses()) {
            return model.blockProperty().get().startsWith("W") ? "slow.check.slipPasses" : "slow.check.slipOther";
        }
        if (!check.passes()) {
            return "slow.check.fails";
        }
        return slip ? "slow.check.slipFails" : "slow.check.passes";
    }

    /** As many as a double of this size has: the two losses differ far behind the point. */
    private static int decimals(double loss) {
        return Double.isFinite(loss) && loss != 0
                ? Math.max(0, LOSS_DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(loss))))
                : LOSS_DIGITS;
    }
}
