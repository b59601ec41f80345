package dev.unroll.ui.shell;

import dev.unroll.ui.i18n.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The button at the left of the tool bar whose menu holds every command, grouped. */
final class AppMenu extends MenuButton {
    AppMenu(List<AppCommand> commands) {
        setId("menu");
        getStyleClass().addAll("quiet", "no-arrow", "app-menu");
        setGraphic(new FontIcon(MaterialDesignM.MENU));
        setAccessibleText(Messages.get("menu.name"));
        setTooltip(new Tooltip(Messages.get("menu.name")));
        Map<String, Menu> groups = new LinkedHashMap<>();
        for (AppCommand command : commands) {
            Menu group = groups.computeIfAbsent(command.group(), name -> {
                Menu menu = new Menu(name);
                getItems().add(menu);
                return menu;
            });
            MenuItem item = new MenuItem();
            item.setId(command.id());
            // A menu's items have no tooltips: what cannot be done says why in its name.
            command.refusal().subscribe(why -> {
                item.setText(why.isEmpty() ? command.name() : Messages.get("menu.refused", command.name(), why));
                item.setDisable(!why.isEmpty());
            });
            command.key().ifPresent(item::setAccelerator);
            item.setOnAction(e -> command.runIfPossible());
            group.getItems().add(item);
        }
    }
}
