package dev.unroll.ui.slowmotion;

import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.core.walk.Factor;
import dev.unroll.core.walk.Phase;
import dev.unroll.core.walk.PhaseKind;
import dev.unroll.core.walk.PhaseNumbers;
import dev.unroll.core.walk.Quantity;
import dev.unroll.core.walk.Symbol;
import dev.unroll.core.walk.Term;
import dev.unroll.core.walk.Terms;
import dev.unroll.core.walk.Walk;
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
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** The card with the numbers of a phase: what goes in, what comes out, and where one of them comes from. */
public final class NumbersView {
    /** Terms that are written out; a sum of more says how many more. */
    private static final int MOST_TERMS = 40;

    private static final int DIGITS = 4;
    private static final int MOST_DIGITS = 9;

    private final SlowMotionViewModel model;
    private final PlotExport export;
    private final ViewCard card = new ViewCard(
            "numbers-card",
            Messages.get("slow.numbers.title"),
            new HelpCard(
                    Messages.get("slow.numbers.help.what"), List.of(), "", "", Messages.get("slow.numbers.help.try")));
    private final GridPane grid = new GridPane();
    /** Of a small network all stand beside each other, where a row for each would not fit. */
    private final FlowPane blocks = new FlowPane();

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
        blocks.getStyleClass().addAll("walk-numbers", "walk-blocks");
        VBox box = new VBox(terms, grid, blocks);
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
        blocks.getChildren().clear();
        terms.getChildren().clear();
        place.ifPresent(now -> {
            Names names = new Names(now);
            List<Quantity> all = new ArrayList<>(now.numbers().inputs());
            all.add(now.numbers().output());
            boolean small = all.stream().allMatch(QuantityView::isSmall)
                    && all.stream().anyMatch(quantity -> quantity.columns() > 1);
            for (int i = 0; i < all.size(); i++) {
                boolean isOutput = i == all.size() - 1;
                Label name = name(names, all.get(i), isOutput);
                Node node = node(names, all.get(i), isOutput, now.numbers());
                if (small) {
                    HBox block = new HBox(name, node);
                    block.getStyleClass().add("walk-block");
                    blocks.getChildren().add(block);
                } else {
                    grid.addRow(i, name, node);
                }
            }
            model.chosenProperty().get().ifPresent(chosen -> open(names, now.numbers(), chosen));
        });
    }

    private static Label name(Names names, Quantity quantity, boolean isOutput) {
        Label name = new Label(names.of(quantity));
        name.getStyleClass().add(isOutput ? "walk-output-name" : "walk-name");
        name.getStyleClass().add(Role.of(quantity.symbol()).styleClass());
        name.setMinWidth(Label.USE_PREF_SIZE);
        return name;
    }

    private Node node(Names names, Quantity quantity, boolean isOutput, PhaseNumbers numbers) {
        QuantityView view = new QuantityView(
                names,
                quantity,
                isOutput,
                digits(numbers),
                (owner, i, j) -> clicked(owner, names, quantity, isOutput, numbers, i, j));
        return quantity.columns() == 1 ? view.vector() : view.matrix(export);
    }

    /** Enough to see what an update changes in the numbers that are shown first. */
    private static int digits(PhaseNumbers numbers) {
        int digits = DIGITS;
        if (numbers.phase().kind() == PhaseKind.UPDATE) {
            Quantity before = numbers.input(Symbol.PARAMETER);
            Quantity after = numbers.output();
            for (int i = 0; i < Math.min(QuantityView.FIRST, before.numbers().length); i++) {
                digits = Math.max(digits, digits(before.numbers()[i], after.numbers()[i]));
            }
        }
        return digits;
    }

    private static int digits(double before, double after) {
        int digits = DIGITS;
        while (before != after && digits < MOST_DIGITS && number(before, digits).equals(number(after, digits))) {
            digits++;
        }
        return digits;
    }

    /** A result is opened up, a weight can be changed, and any other input leads back to where it was computed. */
    private void clicked(
            Node owner, Names names, Quantity quantity, boolean isOutput, PhaseNumbers numbers, int row, int column) {
        if (isOutput) {
            model.choose(row, column);
            open(names, numbers, new WorkedPhase.Element(row, column));
        } else {
            follow(owner, names, numbers.phase(), new Factor(quantity, row, column));
        }
    }

    private void follow(Node owner, Names names, Phase of, Factor number) {
        if (number.quantity().symbol() == Symbol.PARAMETER) {
            edit(owner, names, number.quantity(), number.row(), number.column());
        } else {
            origin(of, number).ifPresent(model::goTo);
        }
    }

    private Optional<Walk.Origin> origin(Phase of, Factor number) {
        return model.placeProperty().get().flatMap(now -> now.walk().origin(of, number));
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

    /** A sum term by term; of any other equation the numbers that it takes. */
    private void open(Names names, PhaseNumbers numbers, WorkedPhase.Element chosen) {
        Quantity output = numbers.output();
        WorkedPhase.Element at = chosen.within(output);
        boolean isSum = Terms.isSum(numbers);
        List<List<Factor>> all = isSum
                ? Terms.of(numbers, at.row(), at.column()).stream()
                        .map(Term::factors)
                        .toList()
                : Terms.sources(numbers, at.row(), at.column()).stream()
                        .map(List::of)
                        .toList();
        terms.getChildren().clear();
        String name = element(names, output, at.row(), at.column());
        String result = name + " = " + number(output.get(at.row(), at.column()));
        if (all.isEmpty()) {
            terms.getChildren().add(plain(isSum ? Messages.get("slow.open.zero", result) : result));
            return;
        }
        terms.getChildren().add(plain(Messages.get(isSum ? "slow.open.sum" : "slow.open.from", result)));
        for (int i = 0; i < Math.min(MOST_TERMS, all.size()); i++) {
            if (i > 0) {
                terms.getChildren().add(plain(isSum ? "+" : ","));
            }
            for (int f = 0; f < all.get(i).size(); f++) {
                if (f > 0) {
                    terms.getChildren().add(plain("·"));
                }
                terms.getChildren().add(link(names, numbers.phase(), all.get(i).get(f)));
            }
        }
        if (all.size() > MOST_TERMS) {
            terms.getChildren().add(plain(Messages.get("slow.more", all.size() - MOST_TERMS)));
        }
    }

    /** Leads to where the number was computed, or to its edit; where there is neither it is no link. */
    private Node link(Names names, Phase of, Factor factor) {
        String name = element(names, factor.quantity(), factor.row(), factor.column());
        boolean leads = factor.quantity().symbol() == Symbol.PARAMETER
                || origin(of, factor).isPresent();
        Labeled link = leads ? new Hyperlink() : plain("");
        link.setText(number(factor.value()));
        link.setAccessibleText(name);
        link.setTooltip(new Tooltip(name));
        if (link instanceof Hyperlink clickable) {
            clickable.setOnAction(e -> follow(clickable, names, of, factor));
        }
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
        return number(value, DIGITS);
    }

    static String number(double value, int digits) {
        return Figures.significant(value, digits);
    }
}
