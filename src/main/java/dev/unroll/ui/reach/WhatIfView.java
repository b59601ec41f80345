package dev.unroll.ui.reach;

import dev.unroll.ui.controls.HelpCard;
import dev.unroll.ui.controls.NumberField;
import dev.unroll.ui.controls.NumberRange;
import dev.unroll.ui.controls.SettingRow;
import dev.unroll.ui.controls.SliderField;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.insight.Fate;
import dev.unroll.ui.insight.Insight;
import dev.unroll.ui.insight.SymbolNames;
import dev.unroll.ui.insight.WhatIf;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The card with the knobs that act on a frozen copy, and what they change, before and after side by side. */
public final class WhatIfView {
    private static final int LIKELIEST = 5;
    private static final int MOST_UNITS = 1_000_000;

    private final WhatIf whatIf;
    private final WhatIfViewModel model;
    private final ViewCard card = new ViewCard("whatif-card", Messages.get("whatif.title"), HELP);
    private final SliderField gain;
    private final Label state = new Label();
    private final GridPane comparison = new GridPane();

    private static final HelpCard HELP = new HelpCard(
            Messages.get("whatif.help.what"),
            List.of(Equation.SCALE_W, Equation.SET_RADIUS, Equation.HOLD_UNIT),
            "",
            "",
            Messages.get("whatif.help.try"));

    /**
     * The view.
     *
     * @param whatIf answers
     * @param page what is shown
     */
    public WhatIfView(WhatIf whatIf, ReachViewModel page) {
        this.whatIf = whatIf;
        model = new WhatIfViewModel(whatIf, page);
        state.setId("whatif-state");
        state.setWrapText(true);
        state.setMinHeight(Label.USE_PREF_SIZE);
        state.getStyleClass().add("whatif-state");
        comparison.getStyleClass().add("whatif-comparison");
        comparison.setId("whatif-comparison");
        gain = gain();
        VBox box = new VBox(
                gain, state, buttons(), comparison, objection(), radius(), unit(), element(), elementValue(), text());
        box.getStyleClass().add("whatif");
        ScrollPane scroll = new ScrollPane(box);
        scroll.getStyleClass().add("says-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        card.setContent(scroll);
        card.explains(model::explain);
        whatIf.beforeProperty().subscribe(now -> compare());
        whatIf.afterProperty().subscribe(now -> compare());
        model.appliedProperty().subscribe(now -> compare());
    }

    /** What stands on the page. */
    public ViewCard card() {
        return card;
    }

    private ObservableValue<Boolean> active() {
        return whatIf.beforeProperty().map(Optional::isPresent);
    }

    private Node buttons() {
        Button apply = new Button(Messages.get("whatif.apply"));
        apply.setId("whatif-apply");
        apply.getStyleClass().add("primary");
        apply.setOnAction(e -> {
            model.apply();
            gain.field().requestFocus(); // this button goes
        });
        apply.disableProperty()
                .bind(model.objectionProperty()
                        .isNotEmpty()
                        .or(model.applicableProperty().not())
                        .or(BooleanExpression.booleanExpression(
                                whatIf.beforeProperty().map(WhatIfView::hasDiverged))));
        Button discard = new Button(Messages.get("whatif.discard"));
        discard.setId("whatif-discard");
        discard.setOnAction(e -> {
            model.discard();
            gain.field().requestFocus();
        });
        HBox row = new HBox(apply, discard);
        row.getStyleClass().add("whatif-buttons");
        row.visibleProperty().bind(active());
        row.managedProperty().bind(row.visibleProperty());
        comparison.visibleProperty().bind(active());
        comparison.managedProperty().bind(comparison.visibleProperty());
        return row;
    }

    private SliderField gain() {
        return new SliderField(
                "whatif-gain",
                Messages.get("whatif.gain"),
                NumberRange.positive(1e-6, 1e6),
                new SliderField.Scale(0.25, 4, true),
                model.gainProperty(),
                model::changeGain);
    }

    private Node radius() {
        NumberField field = new NumberField(
                Messages.get("whatif.radius"),
                new NumberRange(0, 1e6, false, false),
                model.radiusProperty(),
                model::changeRadius);
        field.setId("whatif-radius");
        return new SettingRow(Messages.get("whatif.radius"), field);
    }

    private Node unit() {
        NumberField unit = new NumberField(
                Messages.get("whatif.unit"),
                NumberRange.whole(0, MOST_UNITS),
                model.unitProperty(),
                value -> model.changeUnit((int) value));
        unit.setId("whatif-unit");
        NumberField held = new NumberField(
                Messages.get("whatif.held"),
                new NumberRange(-1e6, 1e6, false, false),
                model.heldProperty(),
                model::changeHeld);
        held.setId("whatif-held");
        return group(
                new SettingRow(Messages.get("whatif.unit"), unit), new SettingRow(Messages.get("whatif.held"), held));
    }

    private Node element() {
        ComboBox<String> block = new ComboBox<>();
        block.setId("whatif-block");
        block.setAccessibleText(Messages.get("whatif.element"));
        block.setPromptText(Messages.get("whatif.element.none"));
        block.setOnShowing(e -> block.getItems().setAll(model.blocks()));
        block.setOnAction(e -> {
            if (block.getValue() != null) {
                model.chooseElement(
                        block.getValue(),
                        model.rowProperty().get(),
                        model.columnProperty().get());
            }
        });
        return new SettingRow(Messages.get("whatif.element"), block);
    }

    private Node elementValue() {
        NumberField row = new NumberField(
                Messages.get("whatif.row"),
                NumberRange.whole(1, MOST_UNITS),
                model.rowProperty(),
                value -> model.chooseElement(
                        model.blockProperty().get(),
                        (int) value,
                        model.columnProperty().get()));
        row.setId("whatif-row");
        NumberField column = new NumberField(
                Messages.get("whatif.column"),
                NumberRange.whole(1, MOST_UNITS),
                model.columnProperty(),
                value -> model.chooseElement(
                        model.blockProperty().get(), model.rowProperty().get(), (int) value));
        column.setId("whatif-column");
        NumberField value = new NumberField(
                Messages.get("whatif.value"),
                new NumberRange(-1e12, 1e12, false, false),
                model.elementProperty(),
                model::changeElement);
        value.setId("whatif-value");
        VBox rows = group(
                new SettingRow(Messages.get("whatif.row"), row),
                new SettingRow(Messages.get("whatif.column"), column),
                new SettingRow(Messages.get("whatif.value"), value));
        rows.visibleProperty().bind(model.blockProperty().isNotEmpty());
        rows.managedProperty().bind(rows.visibleProperty());
        return rows;
    }

    private Node text() {
        TextField field = new TextField();
        field.setId("whatif-text");
        field.setAccessibleText(Messages.get("whatif.text"));
        model.textProperty().subscribe(now -> {
            if (!field.isFocused()) {
                field.setText(now);
            }
        });
        field.setOnAction(e -> model.changeText(field.getText()));
        field.focusedProperty().subscribe(is -> {
            if (is) {
                model.beginText();
            } else {
                model.endText(field.getText());
                field.setText(model.textProperty().get());
            }
        });
        Label name = new Label(Messages.get("whatif.text"));
        name.getStyleClass().add("setting-name");
        VBox rows = group(name, field);
        rows.visibleProperty().bind(model.rewritableProperty());
        rows.managedProperty().bind(rows.visibleProperty());
        return rows;
    }

    private static VBox group(Node... nodes) {
        VBox group = new VBox(nodes);
        group.getStyleClass().add("whatif-group");
        return group;
    }

    private Node objection() {
        Label label = new Label();
        label.setId("whatif-objection");
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add("sentence-invalid");
        label.textProperty().bind(model.objectionProperty().concat(whatIf.problemProperty()));
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private void compare() {
        Optional<Insight> before = whatIf.beforeProperty().get();
        Optional<Insight> after = whatIf.afterProperty().get();
        state.setText(before.map(frozen -> hasDiverged(before)
                        ? Messages.get("whatif.diverged")
                        : Messages.get(
                                "whatif.frozen", Numbers.whole(frozen.look().step())))
                .orElseGet(() -> model.appliedProperty().get().isEmpty()
                        ? Messages.get("whatif.idle")
                        : model.appliedProperty().get()));
        comparison.getChildren().clear();
        before.ifPresent(old -> after.ifPresent(now -> {
            addRow(0, "", Messages.get("whatif.before"), Messages.get("whatif.after"));
            addRow(1, Messages.get("whatif.gradient"), fate(old), fate(now));
            addRow(2, Messages.get("whatif.horizon"), horizon(old), horizon(now));
            addRow(3, Messages.get("whatif.loss"), loss(old), loss(now));
            if (new SymbolNames(old.look()).predictsSymbols()) {
                addRow(4, Messages.get("whatif.next"), likeliest(old), likeliest(now));
            }
        }));
    }

    private static boolean hasDiverged(Optional<Insight> before) {
        return before.filter(frozen -> frozen.look().diverged().isPresent()).isPresent();
    }

    private void addRow(int row, String name, String before, String after) {
        Label head = new Label(name);
        head.getStyleClass().add("setting-name");
        head.setMinWidth(Label.USE_PREF_SIZE);
        comparison.addRow(row, head, new Label(before), new Label(after));
    }

    private static String fate(Insight insight) {
        return Fate.brief(insight.window().top().decay());
    }

    private static String horizon(Insight insight) {
        return Numbers.whole(insight.window().top().decay().horizon());
    }

    private static String loss(Insight insight) {
        return Numbers.significant(insight.window().loss(), 3);
    }

    /** What the network expects after the window, one a line. */
    private static String likeliest(Insight insight) {
        double[] y = insight.window().lastProbabilities();
        SymbolNames names = new SymbolNames(insight.look());
        return IntStream.range(0, y.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer id) -> -y[id]))
                .limit(LIKELIEST)
                .map(id -> names.targetSign(id) + "  " + Numbers.decimals(100 * y[id], 1) + " %")
                .collect(Collectors.joining("\n"));
    }
}
