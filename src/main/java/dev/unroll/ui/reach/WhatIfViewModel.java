package dev.unroll.ui.reach;

import dev.unroll.core.insight.WindowInsight;
import dev.unroll.core.rnn.ParameterEdit;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.insight.Insight;
import dev.unroll.ui.insight.WhatIf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The knobs of what would be. Each asks anew when it is turned. */
final class WhatIfViewModel {
    private final WhatIf whatIf;
    private final ReachViewModel page;
    private final DoubleProperty gain = new SimpleDoubleProperty(this, "gain", 1);
    private final DoubleProperty radius = new SimpleDoubleProperty(this, "radius", 0);
    private final IntegerProperty unit = new SimpleIntegerProperty(this, "unit", 0);
    private final DoubleProperty held = new SimpleDoubleProperty(this, "held", 0);
    private final StringProperty block = new SimpleStringProperty(this, "block", "");
    private final IntegerProperty row = new SimpleIntegerProperty(this, "row", 1);
    private final IntegerProperty column = new SimpleIntegerProperty(this, "column", 1);
    private final DoubleProperty element = new SimpleDoubleProperty(this, "element", 0);
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyStringWrapper objection = new ReadOnlyStringWrapper(this, "objection", "");
    private final ReadOnlyStringWrapper applied = new ReadOnlyStringWrapper(this, "applied", "");
    private final ReadOnlyBooleanWrapper applicable = new ReadOnlyBooleanWrapper(this, "applicable", false);
    private final ReadOnlyBooleanWrapper rewritable = new ReadOnlyBooleanWrapper(this, "rewritable", true);
    /** Set while the knobs are put back, which asks for nothing. */
    private boolean quiet;

    private boolean elementSet;
    /** The run in which the last changes were made. */
    private long appliedIn;
    /** The layer that was shown when the unit was chosen, from 0. */
    private int unitLayer;

    private List<String> ownSigns = List.of();
    private List<Integer> ownIds = List.of();
    private String ownText = "";
    private Optional<Insight> typedInto = Optional.empty();

    WhatIfViewModel(WhatIf whatIf, ReachViewModel page) {
        this.whatIf = whatIf;
        this.page = page;
        whatIf.beforeProperty().subscribe(before -> {
            if (before.isEmpty()) {
                putBack();
            }
        });
        page.pictureProperty().subscribe(picture -> {
            if (whatIf.beforeProperty().get().isEmpty() && typedInto.isEmpty()) {
                picture.ifPresent(this::follow);
            }
        });
    }

    /** W is multiplied by this; 1 for as it is. */
    DoubleProperty gainProperty() {
        return gain;
    }

    /** ρ(W) is brought to this; 0 for as it is. */
    DoubleProperty radiusProperty() {
        return radius;
    }

    /** The unit that is held, from 1; 0 for none. */
    IntegerProperty unitProperty() {
        return unit;
    }

    /** Where it is held; 0 switches it off. */
    DoubleProperty heldProperty() {
        return held;
    }

    /** The parameter of the element that is edited: U, W, b, …; empty for none. */
    StringProperty blockProperty() {
        return block;
    }

    /** The element's row, from 1. */
    IntegerProperty rowProperty() {
        return row;
    }

    /** The element's column, from 1. */
    IntegerProperty columnProperty() {
        return column;
    }

    /** The element's value. */
    DoubleProperty elementProperty() {
        return element;
    }

    /** The window's characters and the one to predict after them, as signs. */
    StringProperty textProperty() {
        return text;
    }

    /** Whether the window can be rewritten: a text's can, a task's cannot. */
    ReadOnlyBooleanProperty rewritableProperty() {
        return rewritable.getReadOnlyProperty();
    }

    /** What is wrong with the text, or with a change; empty if nothing. */
    ReadOnlyStringProperty objectionProperty() {
        return objection.getReadOnlyProperty();
    }

    /** Whether the network is changed, not its text alone: that is for looking only. */
    ReadOnlyBooleanProperty applicableProperty() {
        return applicable.getReadOnlyProperty();
    }

    /** That the last changes were made; empty once something else is changed. */
    ReadOnlyStringProperty appliedProperty() {
        return applied.getReadOnlyProperty();
    }

    void changeGain(double wanted) {
        gain.set(wanted);
        radius.set(0);
        ask();
    }

    void changeRadius(double wanted) {
        radius.set(wanted);
        gain.set(1);
        ask();
    }

    void changeUnit(int wanted) {
        unit.set(wanted);
        unitLayer = page.layerProperty().get();
        ask();
    }

    void changeHeld(double value) {
        held.set(value);
        if (unit.get() > 0) {
            ask();
        }
    }

    /** Another parameter, or another element of it: its present value is shown, and nothing is changed yet. */
    void chooseElement(String name, int wantedRow, int wantedColumn) {
        block.set(name);
        row.set(wantedRow);
        column.set(wantedColumn);
        elementSet = false;
        showElement();
        ask();
    }

    void changeElement(double value) {
        element.set(value);
        elementSet = true;
        ask();
    }

    void changeText(String wanted) {
        text.set(wanted);
        ask();
    }

    /** Somebody begins to type: what is shown now is what they change, whatever training reads meanwhile. */
    void beginText() {
        typedInto = shown();
    }

    /** Nobody types any more. Who changed nothing wants no change. */
    void endText(String typed) {
        if (!typed.equals(ownText) || !text.get().equals(ownText)) {
            changeText(typed);
        }
        typedInto = Optional.empty();
        if (whatIf.beforeProperty().get().isEmpty()) {
            page.pictureProperty().get().ifPresent(this::follow);
        }
    }

    void apply() {
        int changes = edits().size();
        appliedIn = shown().map(insight -> insight.look().run()).orElse(0L);
        whatIf.apply();
        applied.set(Messages.get("whatif.applied", changes));
    }

    void discard() {
        whatIf.discard();
    }

    /** The parameters' names of the network that is shown. */
    List<String> blocks() {
        return shown().map(insight ->
                        insight.window().passes().frozen().parameters().names())
                .orElse(List.of());
    }

    private Optional<Insight> shown() {
        return page.pictureProperty().get().map(RiverPicture::insight);
    }

    private void showElement() {
        shown().ifPresent(insight -> {
            int index = blocks().indexOf(block.get());
            element.set(
                    index < 0
                            ? 0
                            : insight.window()
                                    .parameter(index, row.get() - 1, column.get() - 1)
                                    .orElse(0));
        });
    }

    private void follow(RiverPicture picture) {
        if (picture.insight().look().run() != appliedIn) {
            applied.set("");
        }
        rewritable.set(picture.insight().look().experiment().task().isEmpty());
        ownSigns = new ArrayList<>(picture.inputSigns());
        ownSigns.add(picture.names().targetSign(picture.targets()[picture.steps() - 1]));
        ownText = rewritable.get() ? String.join("", ownSigns) : "";
        ownIds = IntStream.concat(Arrays.stream(picture.inputs()), IntStream.of(picture.targets()[picture.steps() - 1]))
                .boxed()
                .toList();
        text.set(ownText);
        if (!block.get().isEmpty()) {
            if (!blocks().contains(block.get())) {
                block.set(""); // another network, with fewer layers
            }
            showElement();
        }
    }

    private void putBack() {
        quiet = true;
        gain.set(1);
        radius.set(0);
        unit.set(0);
        held.set(0);
        elementSet = false;
        text.set(ownText);
        objection.set("");
        quiet = false;
    }

    /** What the knobs that are turned would do, in their equations. */
    Explained explain() {
        return page.explain(
                picture -> {
                    List<Explained.Part> parts = new ArrayList<>();
                    if (gain.get() != 1) {
                        parts.add(turned(Equation.SCALE_W, "explain.whatif.gain", gain.get()));
                    }
                    if (radius.get() > 0) {
                        parts.add(turned(Equation.SET_RADIUS, "explain.whatif.radius", radius.get()));
                    }
                    if (unit.get() > 0) {
                        String what =
                                Messages.get("explain.whatif.unit", unit.get(), Numbers.significant(held.get(), 3));
                        parts.add(Explained.Part.of(Equation.HOLD_UNIT, what));
                    }
                    if (elementSet) {
                        String name = block.get() + "[" + row.get() + ", " + column.get() + "]";
                        parts.add(Explained.Part.of(
                                Equation.SET_ELEMENT,
                                Messages.get("explain.whatif.element", name, Numbers.significant(element.get(), 3))));
                    }
                    if (!text.get().equals(ownText)) {
                        parts.add(Explained.Part.of(Equation.INPUT, Messages.get("explain.whatif.text", text.get())));
                    }
                    return parts.isEmpty()
                            ? Explained.at(
                                    picture.step(),
                                    Messages.get("explain.whatif.none"),
                                    Explained.Part.of(Equation.SCALE_W),
                                    Explained.Part.of(Equation.SET_RADIUS),
                                    Explained.Part.of(Equation.HOLD_UNIT))
                            : Explained.at(
                                    picture.step(),
                                    Messages.get("explain.whatif.turned"),
                                    parts.toArray(Explained.Part[]::new));
                },
                Equation.SCALE_W);
    }

    private static Explained.Part turned(Equation equation, String key, double value) {
        return Explained.Part.of(equation, Messages.get(key, Numbers.significant(value, 3)));
    }

    private void ask() {
        if (quiet) {
            return;
        }
        Optional<Insight> now =
                whatIf.beforeProperty().get().or(() -> typedInto).or(this::shown);
        now.ifPresent(insight -> {
            objection.set("");
            applied.set("");
            applicable.set(!edits().isEmpty());
            Optional<List<Integer>> ids = ids(insight.look().vocabulary());
            refuseWhatIsNotThere(insight);
            if (objection.get().isEmpty()) {
                whatIf.ask(new WhatIf.Change(edits(), ids), insight);
            }
        });
    }

    private void refuseWhatIsNotThere(Insight insight) {
        WindowInsight window = insight.window();
        int hidden = insight.look().experiment().hidden();
        if (unit.get() > hidden) {
            objection.set(Messages.get("whatif.unit.none", hidden));
        }
        int index = blocks().indexOf(block.get());
        boolean there = index < 0
                || window.parameter(index, row.get() - 1, column.get() - 1).isPresent();
        if (!there) {
            objection.set(
                    Messages.get("whatif.element.outside", block.get(), window.rows(index), window.columns(index)));
        }
    }

    private List<ParameterEdit> edits() {
        List<ParameterEdit> edits = new ArrayList<>();
        if (gain.get() != 1) {
            edits.add(new ParameterEdit.ScaleW(gain.get()));
        }
        if (radius.get() > 0) {
            edits.add(new ParameterEdit.RadiusOfW(radius.get()));
        }
        int index = blocks().indexOf(block.get());
        if (elementSet && index >= 0) {
            edits.add(new ParameterEdit.SetElement(index, row.get() - 1, column.get() - 1, element.get()));
        }
        if (unit.get() > 0) {
            edits.add(new ParameterEdit.HoldUnit(unitLayer, unit.get() - 1, held.get()));
        }
        return edits;
    }

    /** As many as can be looked at live. */
    private int mostCharacters() {
        return WindowInsight.longestLive(
                shown().map(insight -> insight.look().experiment().hidden()).orElse(1));
    }

    /** The symbols of the text that was typed, where it differs from the window's own. */
    private Optional<List<Integer>> ids(Vocabulary vocabulary) {
        if (text.get().equals(ownText)) {
            return Optional.empty();
        }
        SignLine line = new SignLine(vocabulary, ownSigns, ownIds);
        List<Integer> ids = line.ids(text.get());
        List<String> unknown = line.unknown(text.get());
        if (!unknown.isEmpty()) {
            objection.set(Messages.get("whatif.text.unknown", String.join(" ", unknown)));
        } else if (ids.size() < 2) {
            objection.set(Messages.get("whatif.text.short"));
        } else if (ids.size() - 1 > mostCharacters()) {
            objection.set(Messages.get("whatif.text.long", mostCharacters()));
        }
        return Optional.of(ids);
    }
}
