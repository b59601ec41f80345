package dev.unroll.ui.shell;

import dev.unroll.ui.i18n.Messages;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

/** Makes the whole window take a dropped file or text, and says so while something hovers over it. */
final class DropTarget extends StackPane {
    private final StackPane hint = new StackPane(new Label(Messages.get("drop.hint")));
    private final Consumer<Path> file;
    private final Consumer<String> text;

    DropTarget(Node content, Consumer<Path> file, Consumer<String> text) {
        this.file = file;
        this.text = text;
        hint.getStyleClass().add("drop-hint");
        hint.setMouseTransparent(true);
        hint.setVisible(false);
        getChildren().addAll(content, hint);
        setAlignment(
                content, Pos.TOP_LEFT); // in a window that is too small for it, the end is cut and not the beginning
        setOnDragOver(e -> {
            if (takes(e.getDragboard())) {
                e.acceptTransferModes(TransferMode.COPY);
                hint.setVisible(true);
                e.consume();
            }
        });
        setOnDragExited(e -> hint.setVisible(false));
        setOnDragDropped(this::drop);
    }

    private void drop(DragEvent e) {
        hint.setVisible(false);
        Dragboard board = e.getDragboard();
        if (board.hasFiles() && !board.getFiles().isEmpty()) {
            file.accept(board.getFiles().get(0).toPath());
        } else if (board.hasString()) {
            text.accept(board.getString());
        }
        e.setDropCompleted(takes(board));
        e.consume();
    }

    private static boolean takes(Dragboard board) {
        return board.hasFiles() || board.hasString();
    }
}
