package dev.unroll.ui.slowmotion;

import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.core.walk.Factor;
import dev.unroll.core.walk.PhaseNumbers;
import dev.unroll.core.walk.Quantity;
import dev.unroll.core.walk.Symbol;
import dev.unroll.core.walk.Term;
import dev.unroll.core.walk.Terms;
import dev.unroll.session.Command;
import dev.unroll.ui.controls.HelpCard;
import dev.unroll.ui.controls.NumberField;
import dev.unroll.ui.controls.NumberRange;
import dev.unroll.ui.controls.PopCard;
import dev.unroll.ui.controls.Showing;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Role;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.plot.PlotExport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** The card with the numbers of a phase: what goes in, what comes out, and where one of them comes from. */
public final class NumbersView {
    /** Terms that are written out; a sum of more says how many more. */
    private static final int MOST_TERMS = 40;

    private final SlowMotionViewModel model;
    private final PlotExport export;
    private final ViewCard card = new ViewCard(
            "numbers-card",
            Messages.get("slow.numbers.title"),
            new HelpCard(
                    Messages.get("slow.numbers.help.what"), List.of(), "", "", Messages.get("slow.numbers.help.try")));
    private final GridPane grid = new GridPane();
    private final FlowPane terms = new FlowPane();

    /**
     * The view.
     *
     * @param model what it shows
     * @param export writes the files of its pictures
     */
    public NumbersView(SlowMotionViewModel model, PlotExport export) {
        this.model = model;
        this.export = export;
        grid.getStyleClass().add("walk-numbers");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), values);
        terms.getStyleClass().add("walk-terms");
        terms.setId("walk-terms");
        VBox box = new VBox(terms, grid);
        box.getStyleClass().add("walk-box");
        ScrollPane scroll = new ScrollPane(box);
        scroll.getStyleClass().add("says-scroll");
        scroll.setFitToWidth(true);
        card.setContent(scroll);
        card.subtitleProperty().set(Messages.get("slow.numbers.subtitle"));
        model.placeProperty().when(Showing.of(card)).subscribe(this::show);
    }

    /** What stands on the page. */
    public ViewCard card() {
        return card;
    }

    private void show(Optional<SlowMotionViewModel.Place> place) {
        grid.getChildren().clear();
        terms.getChildren().clear();
        place.ifPresent(now -> {
            Names names = new Names(now);
            int row = 0;
            for (Quantity input : now.numbers().inputs()) {
                add(row++, names, input, false, now.numbers());
            }
            add(row, names, now.numbers().output(), true, now.numbers());
            model.chosenProperty().get().ifPresent(chosen -> open(names, now.numbers(), chosen));
        });
    }

    private void add(int row, Names names, Quantity quantity, boolean isOutput, PhaseNumbers numbers) {
        Label name = new Label(names.of(quantity));
        name.getStyleClass().add(isOutput ? "walk-output-name" : "walk-name");
        name.getStyleClass().add(Role.of(quantity.symbol()).styleClass());
        name.setMinWidth(Label.USE_PREF_SIZE);
        boolean isVector = quantity.columns() == 1;
        QuantityView view = new QuantityView(
                names, quantity, isOutput, (owner, i, j) -> clicked(owner, names, quantity, isOutput, numbers, i, j));
        Node node = isVector ? view.vector() : view.matrix(export);
        grid.addRow(row, name, node);
    }

    /** A result is opened up, a weight can be changed, and any other input leads back to where it was computed. */
    private void clicked(
            Node owner, Names names, Quantity quantity, boolean isOutput, PhaseNumbers numbers, int row, int column) {
        if (isOutput) {
            model.choose(row, column);
            open(names, numbers, new WorkedPhase.Element(row, column));
        } else if (quantity.symbol() == Symbol.PARAMETER) {
            edit(owner, names, quantity, row, column);
        } else {
            model.goTo(quantity, row, column);
        }
    }

    private void edit(Node owner, Names names, Quantity quantity, int row, int column) {
        String name = element(names, quantity, row, column);
        List<PopOver> open = new ArrayList<>();
        NumberField field = new NumberField(
                name,
                new NumberRange(-1e12, 1e12, false, false),
                new SimpleDoubleProperty(quantity.get(row, column)),
                value -> {
                    open.forEach(PopOver::hide);
                    model.submit(new Command.EditParameters(
                            new ParameterEdit.SetElement(quantity.block(), row, column, value)));
                });
        field.setId("walk-edit");
        open.add(PopCard.show(owner, name, List.of(PopCard.line(Messages.get("slow.edit", name)), field)));
        field.requestFocus();
    }

    private void open(Names names, PhaseNumbers numbers, WorkedPhase.Element chosen) {
        Quantity output = numbers.output();
        WorkedPhase.Element at = chosen.within(output);
        List<Term> all = Terms.of(numbers, at.row(), at.column());
        terms.getChildren().clear();
        terms.getChildren()
                .add(plain(element(names, output, at.row(), at.column()) + " = "
                        + number(output.get(at.row(), at.column())) + "  ⟵ "));
        for (int i = 0; i < Math.min(MOST_TERMS, all.size()); i++) {
            if (i > 0) {
                terms.getChildren().add(plain("+"));
            }
            List<Factor> factors = all.get(i).factors();
            for (int f = 0; f < factors.size(); f++) {
                if (f > 0) {
                    terms.getChildren().add(plain("·"));
                }
                terms.getChildren().add(link(names, factors.get(f)));
            }
        }
        if (all.size() > MOST_TERMS) {
            terms.getChildren().add(plain(Messages.get("slow.more", all.size() - MOST_TERMS)));
        }
    }

    private Node link(Names names, Factor factor) {
        Hyperlink link = new Hyperlink(number(factor.value()));
        link.setAccessibleText(element(names, factor.quantity(), factor.row(), factor.column()));
        link.setTooltip(new Tooltip(element(names, factor.quantity(), factor.row(), factor.column())));
        link.setOnAction(e -> model.goTo(factor.quantity(), factor.row(), factor.column()));
        return link;
    }

    private static Label plain(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("walk-plain");
        return label;
    }

    private static String element(Names names, Quantity quantity, int row, int column) {
        return names.of(quantity, Names.index(quantity, row, column));
    }

    static String number(double value) {
        return Figures.significant(value, 4);
    }
}
