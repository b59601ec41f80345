package dev.unroll.ui.slowmotion;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The equation with numbers in it, each in the colour of what it is; a line that is too long is broken. */
final class WorkedView extends VBox {
    WorkedView() {
        setId("equation-worked");
        getStyleClass().add("worked");
    }

    void show(List<NumberLine> lines) {
        getChildren().setAll(lines.stream().map(WorkedView::line).toList());
    }

    private static TextFlow line(NumberLine line) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("worked-line");
        flow.setAccessibleRole(AccessibleRole.TEXT);
        flow.setAccessibleText(line.text());
        for (NumberLine.Part part : line.parts()) {
            Text text = new Text(part.text());
            text.getStyleClass().add("worked-part");
            part.role().ifPresent(role -> text.getStyleClass().add(role.styleClass()));
            flow.getChildren().add(text);
        }
        return flow;
    }
}
