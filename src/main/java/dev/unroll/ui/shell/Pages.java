package dev.unroll.ui.shell;

import dev.unroll.ui.i18n.Messages;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The pages of the window, one of which is shown, and the row of tabs that chooses it. */
final class Pages {
    private final List<Page> all;
    private final ReadOnlyObjectWrapper<Page> shown;

    Pages(List<Page> all) {
        this.all = List.copyOf(all);
        shown = new ReadOnlyObjectWrapper<>(this, "shown", all.get(0));
    }

    List<Page> all() {
        return all;
    }

    /** The page that is seen. */
    ReadOnlyObjectProperty<Page> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void show(Page page) {
        shown.set(page);
    }

    /** Where one stands on the page that is seen, in full or in brief; empty where it has no places. */
    ObservableValue<String> place(ObservableValue<Boolean> brief) {
        return shown.flatMap(page ->
                brief.flatMap(is -> is ? page.place().brief() : page.place().words()));
    }

    /** Opens the page that a key opens; tells whether there is one that is not shown. */
    boolean open(KeyEvent key) {
        return all.stream()
                .filter(page -> page.opens().filter(opens -> opens.match(key)).isPresent())
                .filter(page -> !page.equals(shown.get()))
                .peek(this::show)
                .findFirst()
                .isPresent();
    }

    /** Brings an enlarged card of the page back; tells whether there was one. */
    boolean restore() {
        return shown.get().cards().restore();
    }

    /**
     * The row of tabs.
     *
     * @param end what stands at its right end
     */
    HBox tabs(Node end) {
        HBox row = new HBox();
        row.setId("pages");
        row.getStyleClass().add("page-tabs");
        row.setAccessibleText(Messages.get("page.tabs"));
        all.forEach(page -> row.getChildren().add(tab(page)));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        row.getChildren().addAll(between, end);
        return row;
    }

    private ToggleButton tab(Page page) {
        ToggleButton tab = new ToggleButton(page.name());
        tab.setId(page.id());
        page.opens()
                .ifPresent(key ->
                        tab.setTooltip(new Tooltip(Messages.get("page.key", page.name(), key.getDisplayText()))));
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.getStyleClass().add("page-tab");
        shown.subscribe(now -> tab.setSelected(now.equals(page)));
        tab.setOnAction(e -> {
            show(page);
            tab.setSelected(true); // one is always chosen
        });
        return tab;
    }
}
