package dev.unroll.ui.controls;

import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.formula.FormulaView;
import dev.unroll.ui.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/**
 * The card a view stands in: title, grey subtitle, room for tools, and a "?" that opens the view's help. A double click
 * on the head, or the button beside the "?", enlarges it to the whole page, Esc brings it back; the page that holds it
 * watches {@link #enlargedProperty()}.
 */
public final class ViewCard extends BorderPane {
    private final String title;
    private final Label badge = new Label();
    private final Label subtitle = new Label();
    private final HBox tools = new HBox();
    private final StackPane content = new StackPane();
    private final BooleanProperty enlarged = new SimpleBooleanProperty(this, "enlarged");

    /**
     * An empty card.
     *
     * @param id the id of the card, e.g. {@code loss-card}; its "?" is {@code loss-card-help}
     * @param title what is shown
     * @param help what the "?" says
     */
    public ViewCard(String id, String title, HelpCard help) {
        this(id, title, () -> help);
    }

    /**
     * An empty card whose help goes with what it shows.
     *
     * @param id the id of the card, e.g. {@code loss-card}; its "?" is {@code loss-card-help}
     * @param title what is shown
     * @param help what the "?" says when it is opened
     */
    public ViewCard(String id, String title, Supplier<HelpCard> help) {
        this.title = title;
        setId(id);
        getStyleClass().add("view-card");
        setAccessibleText(title);
        setMinSize(0, 0);
        content.setMinSize(0, 0);
        content.getStyleClass().add("card-content");
        setCenter(content);
        setTop(head(help));
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE && enlarged.get()) {
                enlarged.set(false);
                e.consume();
            }
        });
    }

    /** In what units; changes as the view does. */
    public StringProperty subtitleProperty() {
        return subtitle.textProperty();
    }

    /** Beside the title, what must not be overlooked: that something else than usual is shown; empty for nothing. */
    public StringProperty badgeProperty() {
        return badge.textProperty();
    }

    /** Adds a small control to the head, left of the "?". */
    public void addTool(Node tool) {
        tools.getChildren().add(tool);
    }

    /** Says what the card explains, wherever on it the pointer is. */
    public void explains(Topic.Aim whole) {
        Topic.put(this, title, whole);
    }

    /**
     * Says what the card explains.
     *
     * @param whole explains all of it
     * @param exact what in it the pointer is on; empty where that is nothing in particular
     */
    public void explains(Topic.Aim whole, Supplier<Optional<Topic.Aim>> exact) {
        Topic.put(this, title, whole, exact);
    }

    /** Fills the card; what was there before goes. */
    public void setContent(Node node) {
        content.getChildren().setAll(node);
    }

    /** Whether the card wants the whole page. */
    public BooleanProperty enlargedProperty() {
        return enlarged;
    }

    private CardHead head(Supplier<HelpCard> help) {
        Label name = new Label(title);
        name.getStyleClass().add("card-title");
        badge.setId(getId() + "-badge");
        badge.getStyleClass().add("card-badge");
        badge.visibleProperty().bind(badge.textProperty().isNotEmpty());
        badge.managedProperty().bind(badge.visibleProperty());
        HBox named = new HBox(name, badge);
        named.getStyleClass().add("card-name");
        subtitle.getStyleClass().add("card-subtitle");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(subtitle.textProperty());
        subtitle.setTooltip(whole); // in a narrow card the subtitle is cut
        tools.getStyleClass().add("card-tools");
        tools.setAlignment(Pos.CENTER_RIGHT);
        Button helpButton = new Button("?");
        helpButton.setId(getId() + "-help");
        helpButton.getStyleClass().add("help-button");
        helpButton.setAccessibleText(Messages.get("card.help", title));
        helpButton.setTooltip(new Tooltip(Messages.get("card.help", title)));
        helpButton.setOnAction(e -> PopCard.show(helpButton, title, lines(help.get())));
        HBox buttons = new HBox(enlargeButton(), helpButton);
        buttons.getStyleClass().add("card-buttons");
        CardHead head = new CardHead(named, subtitle, tools, buttons);
        head.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
                enlarged.set(!enlarged.get());
            }
        });
        Tooltip.install(name, new Tooltip(Messages.get("card.enlarge")));
        return head;
    }

    /** The double click's way for those who use the keyboard. */
    private Button enlargeButton() {
        FontIcon icon = new FontIcon(MaterialDesignA.ARROW_EXPAND);
        icon.iconCodeProperty()
                .bind(enlarged.map(is -> is ? MaterialDesignA.ARROW_COLLAPSE : MaterialDesignA.ARROW_EXPAND));
        Button button = new Button();
        button.setGraphic(icon);
        button.setId(getId() + "-enlarge");
        button.getStyleClass().addAll("help-button", "enlarge-button");
        button.setAccessibleText(Messages.get("card.enlarge.name", title));
        button.setTooltip(new Tooltip(Messages.get("card.enlarge")));
        button.setOnAction(e -> enlarged.set(!enlarged.get()));
        return button;
    }

    private static List<Node> lines(HelpCard help) {
        List<Node> lines = new ArrayList<>();
        lines.add(PopCard.line(help.what()));
        if (!help.equations().isEmpty()) {
            lines.add(formulas(help.equations()));
        }
        addNamed(lines, Messages.get("card.up"), help.up());
        addNamed(lines, Messages.get("card.down"), help.down());
        addNamed(lines, Messages.get("card.try"), help.tryThis());
        return lines;
    }

    private static Node formulas(List<Equation> equations) {
        VBox box = new VBox();
        box.getStyleClass().add("formulas");
        equations.forEach(equation -> box.getChildren().add(new FormulaView(equation.latex(), equation.spoken())));
        return box;
    }

    private static void addNamed(List<Node> lines, String name, String text) {
        if (!text.isBlank()) {
            lines.add(PopCard.line(name + " " + text));
        }
    }
}
