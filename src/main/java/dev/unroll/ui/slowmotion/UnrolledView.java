package dev.unroll.ui.slowmotion;

import dev.unroll.ui.controls.EmptyState;
import dev.unroll.ui.controls.HelpCard;
import dev.unroll.ui.controls.Showing;
import dev.unroll.ui.controls.ViewCard;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.plot.NodeGraph;
import dev.unroll.ui.plot.PlotExport;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The card with the unrolled network, and the knobs that walk through it. */
public final class UnrolledView {
    private final ViewCard card = new ViewCard(
            "unrolled-card",
            Messages.get("slow.unrolled.title"),
            new HelpCard(
                    Messages.get("slow.unrolled.help.what"),
                    List.of(),
                    Messages.get("slow.unrolled.help.up"),
                    Messages.get("slow.unrolled.help.down"),
                    Messages.get("slow.unrolled.help.try")));
    private final NodeGraph graph = new NodeGraph();
    private final VBox body;
    private final SlowMotionViewModel model;
    private final EmptyState running;
    private final Label waiting = new Label();
    private Optional<UnrolledGraph> shown = Optional.empty();

    /**
     * The view.
     *
     * @param model what it shows
     * @param export writes the picture's files
     */
    public UnrolledView(SlowMotionViewModel model, PlotExport export) {
        this.model = model;
        graph.setId("unrolled");
        graph.setTitle(Messages.get("slow.unrolled.title"));
        graph.setExport(export);
        graph.setNodeText(
                (column, row) -> shown.map(picture -> picture.text(column, row)).orElse(""));
        graph.setOnNode((column, row) -> model.placeProperty()
                .get()
                .ifPresent(now ->
                        shown.ifPresent(picture -> model.go(now.itinerary().indexOf(picture.phase(column, row))))));
        VBox.setVgrow(graph, Priority.ALWAYS);
        body = new VBox(graph, legend(), new WalkBar(model).node());
        body.getStyleClass().add("walk");
        running = new EmptyState(Messages.get("slow.empty"), Messages.get("slow.hold"), model::hold);
        waiting.getStyleClass().add("empty-state");
        waiting.textProperty()
                .bind(model.problemProperty().map(why -> why.isEmpty() ? Messages.get("slow.waiting") : why));
        waiting.setWrapText(true);
        model.trainsProperty().subscribe(is -> showNothing());
        card.addTool(streamChoice(model));
        card.addTool(SmallNetworks.menu(model::submit));
        model.placeProperty().when(Showing.of(card)).subscribe(this::show);
        Showing.of(card).subscribe(is -> {
            if (is) {
                model.enter();
            } else {
                model.leave();
            }
        });
    }

    /** What the arrows and nodes say by their colour. */
    private static Node legend() {
        FlowPane legend = new FlowPane();
        legend.setId("unrolled-legend");
        legend.getStyleClass().add("graph-legend");
        legend.getChildren()
                .addAll(
                        sign("legend-forward", Messages.get("slow.legend.forward")),
                        sign("legend-back", Messages.get("slow.legend.back")),
                        sign("legend-now", Messages.get("slow.legend.now")),
                        new Label(Messages.get("slow.legend.rows")));
        return legend;
    }

    private static Node sign(String styleClass, String words) {
        Region sign = new Region();
        sign.getStyleClass().addAll("legend-sign", styleClass);
        HBox item = new HBox(sign, new Label(words));
        item.getStyleClass().add("legend-item");
        return item;
    }

    /** What stands on the page. */
    public ViewCard card() {
        return card;
    }

    private void show(Optional<SlowMotionViewModel.Place> place) {
        shown = place.map(UnrolledGraph::new);
        shown.ifPresentOrElse(
                picture -> {
                    graph.setColumns(picture.columns(), picture.rows(), picture::column);
                    graph.showColumn(picture.column());
                    if (body.getParent() == null) {
                        card.setContent(body);
                    }
                },
                this::showNothing);
        card.subtitleProperty().set(place.map(UnrolledView::subtitle).orElse(""));
    }

    private void showNothing() {
        if (shown.isEmpty()) {
            card.setContent(model.trainsProperty().get() ? running : waiting);
        }
    }

    /** Whose window is walked through, where there are several. */
    private static Node streamChoice(SlowMotionViewModel model) {
        ObservableValue<Integer> streams = model.placeProperty()
                .map(place ->
                        place.map(now -> now.walk().step().tape().streams()).orElse(1));
        ObservableValue<Integer> stream = model.placeProperty()
                .map(place -> place.map(now -> now.walk().stream() + 1).orElse(1));
        ComboBox<Integer> box = new ComboBox<>();
        box.setId("walk-stream");
        box.setAccessibleText(Messages.get("slow.stream"));
        streams.subscribe(count -> {
            box.getItems().setAll(IntStream.rangeClosed(1, count).boxed().toList());
            box.setValue(null); // the same value as before would not be looked for among the new items
            box.setValue(stream.getValue());
        });
        stream.subscribe(box::setValue);
        box.setOnAction(e -> Optional.ofNullable(box.getValue()).ifPresent(wanted -> model.chooseStream(wanted - 1)));
        Label of = new Label();
        of.textProperty().bind(streams.map(count -> Messages.get("slow.stream.of", count)));
        HBox choice = new HBox(new Label(Messages.get("slow.stream")), box, of);
        choice.getStyleClass().add("layer-choice");
        choice.visibleProperty().bind(streams.map(count -> count > 1));
        choice.managedProperty().bind(choice.visibleProperty());
        return choice;
    }

    private static String subtitle(SlowMotionViewModel.Place place) {
        return Messages.get(
                "slow.unrolled.subtitle", Numbers.whole(place.walked().step() + 1));
    }
}
