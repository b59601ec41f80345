package dev.unroll.ui.setup;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.task.Task;
import dev.unroll.core.train.Experiment;
import dev.unroll.ui.controls.Choice;
import dev.unroll.ui.controls.NumberField;
import dev.unroll.ui.controls.NumberRange;
import dev.unroll.ui.controls.SettingRow;
import dev.unroll.ui.controls.SliderField;
import dev.unroll.ui.i18n.Messages;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/** The settings of an experiment, one row each. */
final class ExperimentSections {
    /** The largest seed that a double, and so a number field, holds exactly. */
    private static final long MAX_SEED = 1L << 53;

    private final SetupViewModel setup;
    private final List<NumberField> fields = new ArrayList<>();

    ExperimentSections(SetupViewModel setup) {
        this.setup = setup;
    }

    /** The first of the sentences that say what is wrong with a field; empty if none is wrong. */
    ObservableValue<String> objection() {
        return Bindings.createStringBinding(
                () -> fields.stream()
                        .map(field -> field.objectionProperty().get())
                        .filter(sentence -> !sentence.isEmpty())
                        .findFirst()
                        .orElse(""),
                fields.stream().map(NumberField::objectionProperty).toArray(Observable[]::new));
    }

    /** Brings back the numbers that stood where something wrong was typed. */
    void restore() {
        fields.forEach(NumberField::restore);
    }

    /** The length or the delay of each kind of task. */
    Map<TaskKind, Node> taskSizes() {
        Map<TaskKind, Node> sizes = new EnumMap<>(TaskKind.class);
        for (TaskKind kind : TaskKind.values()) {
            sizes.put(kind, taskSize(kind));
        }
        return sizes;
    }

    private Node taskSize(TaskKind kind) {
        NumberField field = new NumberField(
                kind.sizeName(),
                NumberRange.whole(kind.least(), Task.MOST),
                setup.draftProperty().map(experiment -> experiment
                        .task()
                        .filter(task -> TaskKind.of(task) == kind)
                        .map(Task::size)
                        .orElse(kind.usualSize())),
                size -> setup.edit(experiment -> experiment
                        .task()
                        .map(task -> experiment.withTask(task.withSize((int) Math.round(size))))
                        .orElse(experiment)));
        fields.add(field);
        field.setId(kind.sizeId());
        return new SettingRow(kind.sizeName(), field);
    }

    List<Node> model() {
        return List.of(
                title(Messages.get("setup.model")),
                whole(
                        "hidden",
                        Messages.get("setup.hidden"),
                        Experiment.MAX_SIZE,
                        Experiment::hidden,
                        Experiment::withHidden),
                memory(),
                row(Messages.get("setup.layers"), layers()),
                choice(
                        "activation",
                        Messages.get("setup.activation"),
                        List.of(Activation.values()),
                        ExperimentSections::text,
                        Experiment::activation,
                        Experiment::withActivation),
                choice(
                        "initializer",
                        Messages.get("setup.initial"),
                        List.of(InitialKind.values()),
                        InitialKind::text,
                        experiment -> InitialKind.of(experiment.initializer()),
                        (experiment, kind) -> kind == InitialKind.of(experiment.initializer())
                                ? experiment
                                : experiment.withInitializer(kind.usual(experiment.hidden()))),
                initialNumber(),
                seed());
    }

    List<Node> training() {
        return List.of(
                title(Messages.get("setup.training")),
                window(),
                whole(
                        "streams",
                        Messages.get("setup.streams"),
                        Experiment.MAX_STREAMS,
                        Experiment::streams,
                        Experiment::withStreams),
                choice(
                        "optimizer",
                        Messages.get("setup.optimizer"),
                        List.of(OptimizerKind.values()),
                        ExperimentSections::text,
                        Experiment::optimizer,
                        Experiment::withOptimizer),
                kept(new SliderField(
                        "learning-rate",
                        Messages.get("setup.learningRate"),
                        NumberRange.positive(1e-9, 1e6),
                        new SliderField.Scale(1e-4, 1, true),
                        setup.draftProperty().map(Experiment::learningRate),
                        setup::changeLearningRate)));
    }

    /** Sequences of a task are learnt whole: their length is the window. */
    private Node window() {
        Node row = whole(
                "window",
                Messages.get("setup.window"),
                Experiment.MAX_SIZE,
                Experiment::window,
                Experiment::withWindow);
        row.disableProperty().bind(setup.draftProperty().map(experiment -> experiment
                .task()
                .filter(task -> task.length().isPresent())
                .isPresent()));
        StackPane around = new StackPane(row);
        Tooltip why = new Tooltip(Messages.get("setup.window.task"));
        row.disableProperty().subscribe(disabled -> {
            if (disabled) {
                Tooltip.install(around, why); // a disabled control has none of its own
            } else {
                Tooltip.uninstall(around, why);
            }
        });
        return around;
    }

    List<Node> gradients() {
        Choice<ClipKind> kind = new Choice<>(
                "clip-kind",
                Messages.get("setup.clip"),
                List.of(ClipKind.values()),
                ClipKind::text,
                setup.draftProperty().map(experiment -> ClipKind.of(experiment.clip())),
                setup::changeClipKind);
        SliderField threshold = kept(new SliderField(
                "clip-threshold",
                Messages.get("setup.threshold"),
                NumberRange.positive(1e-9, 1e9),
                new SliderField.Scale(0.01, 100, true),
                setup.clipThresholdProperty(),
                setup::changeClipThreshold));
        threshold
                .disableProperty()
                .bind(setup.draftProperty().map(experiment -> ClipKind.of(experiment.clip()) == ClipKind.NONE));
        return List.of(
                title(Messages.get("setup.gradients")), row(Messages.get("setup.clip"), kind), threshold, guard());
    }

    private Node guard() {
        String name = Messages.get("setup.guard");
        Choice<Boolean> guard = new Choice<>(
                "guard",
                name,
                List.of(true, false),
                on -> Messages.get(on ? "setup.guard.on" : "setup.guard.off"),
                setup.guardProperty(),
                setup::changeGuard);
        guard.setTooltip(new Tooltip(Messages.get("setup.guard.help")));
        return row(name, guard);
    }

    private Node layers() {
        return new Choice<>(
                "layers",
                Messages.get("setup.layers"),
                IntStream.rangeClosed(1, Experiment.MAX_LAYERS).boxed().toList(),
                String::valueOf,
                setup.draftProperty().map(Experiment::layers),
                layers -> setup.edit(experiment -> experiment.withLayers(layers)));
    }

    private Node initialNumber() {
        ObservableValue<InitialKind> kind =
                setup.draftProperty().map(experiment -> InitialKind.of(experiment.initializer()));
        NumberField field = new NumberField(
                kind.map(InitialKind::numberName),
                NumberRange.positive(1e-9, 1e6),
                setup.draftProperty().map(experiment -> InitialKind.number(experiment.initializer())),
                number -> setup.edit(experiment -> experiment.withInitializer(
                        InitialKind.of(experiment.initializer()).create(number))));
        fields.add(field);
        field.setId("initializer-number");
        SettingRow row = new SettingRow(kind.map(InitialKind::numberName), field);
        row.visibleProperty().bind(kind.map(now -> now != InitialKind.XAVIER));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    /** Says at once, and not only after a restart, when a network is too large. */
    private Node memory() {
        Label sentence = new Label();
        sentence.setId("memory-objection");
        sentence.getStyleClass().add("sentence-invalid");
        sentence.setMinHeight(Label.USE_PREF_SIZE);
        sentence.textProperty().bind(setup.memoryObjectionProperty());
        sentence.visibleProperty().bind(sentence.textProperty().isNotEmpty());
        sentence.managedProperty().bind(sentence.visibleProperty());
        return sentence;
    }

    private SliderField kept(SliderField slider) {
        fields.add(slider.field());
        return slider;
    }

    private Node seed() {
        NumberField field = new NumberField(
                Messages.get("setup.seed"),
                NumberRange.whole(0, MAX_SEED),
                setup.draftProperty().map(Experiment::seed),
                seed -> setup.edit(experiment -> experiment.withSeed(Math.round(seed))));
        fields.add(field);
        field.setId("seed");
        return new SettingRow(Messages.get("setup.seed"), field);
    }

    private Node whole(
            String id,
            String name,
            int max,
            ToIntFunction<Experiment> read,
            BiFunction<Experiment, Integer, Experiment> write) {
        NumberField field = new NumberField(
                name,
                NumberRange.whole(1, max),
                setup.draftProperty().map(read::applyAsInt),
                value -> setup.edit(experiment -> write.apply(experiment, (int) Math.round(value))));
        fields.add(field);
        field.setId(id);
        return new SettingRow(name, field);
    }

    private <T> Node choice(
            String id,
            String name,
            List<T> values,
            Function<T, String> text,
            Function<Experiment, T> read,
            BiFunction<Experiment, T, Experiment> write) {
        return row(
                name,
                new Choice<>(
                        id,
                        name,
                        values,
                        text,
                        setup.draftProperty().map(read),
                        value -> setup.edit(experiment -> write.apply(experiment, value))));
    }

    private static Node row(String name, Node control) {
        return new SettingRow(name, control);
    }

    private static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("section-title");
        return title;
    }

    private static String text(Activation activation) {
        return switch (activation) {
            case TANH -> Messages.get("setup.activation.tanh");
            case RELU -> Messages.get("setup.activation.relu");
            case SIGMOID -> Messages.get("setup.activation.sigmoid");
            case IDENTITY -> Messages.get("setup.activation.identity");
        };
    }

    private static String text(OptimizerKind optimizer) {
        return switch (optimizer) {
            case SGD -> Messages.get("setup.optimizer.sgd");
            case ADAGRAD -> Messages.get("setup.optimizer.adagrad");
            case RMSPROP -> Messages.get("setup.optimizer.rmsprop");
            case ADAM -> Messages.get("setup.optimizer.adam");
        };
    }
}
