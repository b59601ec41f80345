package dev.unroll.ui.explain;

import dev.unroll.ui.controls.Topic;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import dev.unroll.ui.pulse.WhileSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The panel at the right that explains what the pointer is on. While it is closed nothing is computed for it. */
public final class ExplainView implements Painter {
    private final ExplainViewModel model;
    private final Painter painter;
    private final ScrollPane pane = new ScrollPane();
    private final Label empty = line("explain-empty", "explain-empty");
    private final Label title = line("explain-title", "explain-title");
    private final Label about = line("explain-about", "explain-about");
    private final VBox parts = new VBox();
    private final Symbols symbols = new Symbols();
    private List<PartView> shown = List.of();

    /**
     * The panel.
     *
     * @param model what it shows
     */
    public ExplainView(ExplainViewModel model) {
        this.model = model;
        painter = new WhileSeen(pane, model);
        empty.setText(Messages.get("explain.empty"));
        parts.setId("explain-parts");
        parts.getStyleClass().add("explain-parts");
        VBox box = new VBox(empty, title, about, parts, symbols);
        box.getStyleClass().add("explain");
        box.getChildren().forEach(child -> child.managedProperty().bind(child.visibleProperty()));
        pane.setContent(box);
        pane.setId("explain");
        pane.getStyleClass().add("explain-pane");
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Pointing.watch(pane, model);
        model.shownProperty().subscribe(this::show);
    }

    /** What stands at the right of the window. */
    public Region pane() {
        return pane;
    }

    @Override
    public void frame(Frame frame) {
        // Its page was left, or another card enlarged: numbers that nobody sees would be said.
        if (model.topic().filter(topic -> !isSeen(topic)).isPresent()) {
            model.forget();
        }
        painter.frame(frame);
    }

    private static boolean isSeen(Topic topic) {
        return new WhileSeen(topic.node(), nothing -> {}).isSeen();
    }

    private static Label line(String id, String styleClass) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private void show(Optional<ExplainViewModel.Shown> now) {
        boolean some = now.isPresent();
        empty.setVisible(!some);
        List.of(title, about, parts, symbols).forEach(node -> node.setVisible(some));
        pane.setAccessibleText(empty.getText());
        now.ifPresent(explanation -> {
            Explained explained = explanation.explained();
            title.setText(explanation.title());
            about.setText(about(explained));
            show(explained.parts());
            pane.setAccessibleText(title.getText() + ". " + about.getText() + ". "
                    + shown.stream().map(PartView::spoken).collect(Collectors.joining(". ")));
        });
    }

    private static String about(Explained explained) {
        return explained.step().isPresent()
                ? Messages.get(
                        "explain.step",
                        explained.about(),
                        Numbers.whole(explained.step().getAsLong()))
                : explained.about();
    }

    /** Only other equations are typeset anew. */
    private void show(List<Explained.Part> now) {
        boolean same = shown.size() == now.size();
        for (int i = 0; same && i < now.size(); i++) {
            same = shown.get(i).isOf(now.get(i));
        }
        if (same) {
            for (int i = 0; i < now.size(); i++) {
                shown.get(i).show(now.get(i));
            }
            return;
        }
        List<PartView> views = new ArrayList<>();
        now.forEach(part -> views.add(new PartView(part)));
        shown = List.copyOf(views);
        parts.getChildren().setAll(shown);
        symbols.show(now);
        pane.setVvalue(0);
    }
}
