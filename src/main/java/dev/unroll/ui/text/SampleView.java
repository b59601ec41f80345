package dev.unroll.ui.text;

import dev.unroll.ui.controls.HelpCard;
import dev.unroll.ui.controls.NumberField;
import dev.unroll.ui.controls.NumberRange;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import dev.unroll.ui.pulse.WhileSeen;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The card with the text that the network writes, and what it is written with. */
public final class SampleView implements Painter {
    private static final double COLDEST = 0.1;
    private static final double HOTTEST = 2;

    private final SampleViewModel model;
    private final ViewCard card = new ViewCard("sample-card", Messages.get("sample.title"), help());
    private final Painter painter;

    public SampleView(SampleViewModel model) {
        this.model = model;
        painter = new WhileSeen(card, model);
        NumberField temperature = new NumberField(
                Messages.get("sample.temperature"),
                NumberRange.positive(0.01, 10),
                model.temperatureProperty(),
                model::setTemperature);
        temperature.setId("sample-temperature");
        NumberField best = new NumberField(
                Messages.get("sample.best"),
                NumberRange.whole(0, 1_000_000),
                model.bestProperty(),
                value -> model.setBest((int) value));
        best.setId("sample-best");
        best.setTooltip(new Tooltip(Messages.get("sample.best.help")));
        FlowPane controls = new FlowPane(
                named(Messages.get("sample.temperature"), temperatureSlider(), temperature),
                new HBox(again(), live()),
                named(Messages.get("sample.prime"), prime()),
                named(Messages.get("sample.best"), best));
        controls.getStyleClass().add("sample-controls");
        controls.getChildren().forEach(node -> node.getStyleClass().add("sample-control"));
        BorderPane body = new BorderPane(area());
        body.setMinSize(0, 0);
        body.setTop(new VBox(controls, objection(temperature.objectionProperty(), best.objectionProperty())));
        card.explains(model::explain);
        card.subtitleProperty().bind(model.subtitleProperty());
        Label nothing = new Label(Messages.get("sample.task"));
        nothing.setId("sample-task");
        nothing.setWrapText(true);
        StackPane instead = new StackPane(nothing);
        instead.getStyleClass().add("empty-state");
        instead.visibleProperty().bind(model.taskProperty());
        body.visibleProperty().bind(model.taskProperty().not());
        StackPane either = new StackPane(body, instead);
        // A card may be narrower than what it would like to have.
        nothing.setMinSize(0, 0);
        instead.setMinSize(0, 0);
        either.setMinSize(0, 0);
        card.setContent(either);
    }

    /** What stands on the page. */
    public ViewCard card() {
        return card;
    }

    @Override
    public void frame(Frame frame) {
        painter.frame(frame);
    }

    private Node temperatureSlider() {
        Slider slider = new Slider(COLDEST, HOTTEST, model.temperatureProperty().get());
        slider.setId("sample-temperature-slider");
        slider.setAccessibleText(Messages.get("sample.temperature"));
        slider.setTooltip(new Tooltip(Messages.get("sample.temperature.help")));
        slider.setBlockIncrement(0.1);
        slider.valueProperty().addListener((observable, before, now) -> {
            double rounded = Math.rint(now.doubleValue() * 20) / 20;
            // The thumb also follows the field, whose value must not be rounded, or held at the slider's end, for it.
            if (Math.abs(hold(model.temperatureProperty().get()) - now.doubleValue()) > 1e-9) {
                model.setTemperature(rounded);
            }
        });
        model.temperatureProperty().addListener((observable, before, now) -> {
            if (!slider.isValueChanging() && Math.abs(now.doubleValue() - slider.getValue()) > 0.026) {
                slider.setValue(hold(now.doubleValue()));
            }
        });
        return slider;
    }

    private static double hold(double temperature) {
        return Math.min(HOTTEST, Math.max(COLDEST, temperature));
    }

    private Node prime() {
        TextField prime = new TextField(model.primeProperty().get());
        prime.setId("sample-prime");
        prime.setAccessibleText(Messages.get("sample.prime"));
        prime.setTooltip(new Tooltip(Messages.get("sample.prime.help")));
        prime.setPrefColumnCount(6);
        prime.textProperty().addListener((observable, before, now) -> model.setPrime(now));
        return prime;
    }

    private Node again() {
        Button again = new Button(Messages.get("sample.again"));
        again.setId("sample-again");
        again.setTooltip(new Tooltip(Messages.get("sample.again.help")));
        again.setOnAction(e -> model.again());
        return again;
    }

    private Node live() {
        ToggleButton live = new ToggleButton(Messages.get("sample.live"));
        live.setId("sample-live");
        live.setTooltip(new Tooltip(Messages.get("sample.live.help")));
        live.setSelected(model.liveProperty().get());
        live.selectedProperty().addListener((observable, before, now) -> model.setLive(now));
        return live;
    }

    private Node objection(StringExpression temperature, StringExpression best) {
        Label sentence = new Label();
        sentence.setId("sample-objection");
        sentence.getStyleClass().add("sentence-invalid");
        sentence.setMinHeight(Label.USE_PREF_SIZE);
        sentence.textProperty()
                .bind(Bindings.when(model.objectionProperty().isNotEmpty())
                        .then(model.objectionProperty())
                        .otherwise(Bindings.when(temperature.isNotEmpty())
                                .then(temperature)
                                .otherwise(best)));
        sentence.visibleProperty().bind(sentence.textProperty().isNotEmpty());
        sentence.managedProperty().bind(sentence.visibleProperty());
        return sentence;
    }

    private Node area() {
        TextArea area = new TextArea();
        area.setId("sample-text");
        area.getStyleClass().add("sample-text");
        area.setAccessibleText(Messages.get("sample.title"));
        area.setEditable(false);
        area.setWrapText(true);
        area.setMinSize(0, 0);
        area.setPrefRowCount(4);
        model.textProperty().addListener((observable, before, now) -> area.setText(now));
        area.setText(model.textProperty().get());
        area.selectedTextProperty().addListener((observable, before, now) -> model.setHeld(!now.isEmpty()));
        area.focusedProperty().addListener((observable, was, is) -> {
            if (!is) {
                area.deselect(); // else a forgotten selection would hold the text for good
            }
        });
        area.layoutBoundsProperty().addListener((observable, before, now) -> {
            double size = area.getFont().getSize();
            // A character of a monospaced font is about 0.6 em wide, a line about 1.4 em high; but many lines end
            // early.
            double room = now.getWidth() / (0.6 * size) * (now.getHeight() / (1.4 * size)) * 0.45;
            model.setRoom((int) (Math.ceil(room / 200) * 200));
        });
        return area;
    }

    private static Node named(String name, Node... controls) {
        Label label = new Label(name);
        label.getStyleClass().add("setting-name");
        label.setLabelFor(controls[controls.length - 1]);
        label.setMinWidth(Label.USE_PREF_SIZE);
        HBox row = new HBox(label);
        row.getChildren().addAll(controls);
        return row;
    }

    private static HelpCard help() {
        return new HelpCard(
                Messages.get("sample.help.what"),
                List.of(Equation.TEMPERATURE),
                Messages.get("sample.help.up"),
                Messages.get("sample.help.down"),
                Messages.get("sample.help.try"));
    }
}
