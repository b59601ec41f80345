package dev.unroll.ui.shell;

import dev.unroll.ui.controls.PopCard;
import dev.unroll.ui.i18n.Messages;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** The card of F1: every key and what it does. */
final class KeyOverview {
    private KeyOverview() {}

    static void show(Node owner, List<AppCommand> commands) {
        GridPane table = new GridPane();
        table.getStyleClass().add("key-table");
        add(table, Messages.get("keys.space"), Messages.get("keys.space.does"));
        add(table, Messages.get("keys.right"), Messages.get("keys.right.does"));
        add(table, Messages.get("keys.slow"), Messages.get("keys.slow.does"));
        add(table, Messages.get("keys.tab"), Messages.get("keys.tab.does"));
        add(table, Messages.get("keys.enter"), Messages.get("keys.enter.does"));
        add(table, Messages.get("keys.updown"), Messages.get("keys.updown.does"));
        add(table, Messages.get("keys.escape"), Messages.get("keys.escape.does"));
        add(table, Messages.get("keys.picture"), Messages.get("keys.picture.does"));
        add(table, Messages.get("keys.chart"), Messages.get("keys.chart.does"));
        for (AppCommand command : commands) {
            command.key().ifPresent(key -> add(table, key.getDisplayText(), command.name()));
        }
        PopCard.show(owner, Messages.get("keys.title"), List.of(table));
    }

    private static void add(GridPane table, String key, String does) {
        Label cap = new Label(key);
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(Label.USE_PREF_SIZE);
        table.addRow(table.getRowCount(), cap, PopCard.line(does));
    }
}
