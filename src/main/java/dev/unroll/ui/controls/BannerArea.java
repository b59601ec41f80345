package dev.unroll.ui.controls;

import dev.unroll.ui.i18n.Messages;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** Shows the banners one below the other; takes no room while there are none. */
public final class BannerArea extends VBox {
    /** More buttons stand below the sentence, which would be a narrow column beside them. */
    private static final int BESIDE = 2;

    private final Banners banners;

    public BannerArea(Banners banners) {
        this.banners = banners;
        setId("banners");
        getStyleClass().add("banner-area");
        banners.shown().addListener((ListChangeListener<Banner>) change -> refill());
        refill();
    }

    private void refill() {
        getChildren().setAll(banners.shown().stream().map(this::row).toList());
    }

    private Node row(Banner banner) {
        HBox row = new HBox();
        row.getStyleClass().add("banner-row");
        Label text = new Label(banner.text());
        text.getStyleClass().add("banner-text");
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        row.getChildren().addAll(icon(banner.kind()), text);
        banner.progress().ifPresent(progress -> {
            ProgressBar bar = new ProgressBar();
            bar.setAccessibleText(banner.text());
            bar.progressProperty().bind(progress);
            bar.setMinWidth(USE_PREF_SIZE);
            row.getChildren().add(bar);
        });
        FlowPane below = new FlowPane();
        below.getStyleClass().add("banner-actions");
        Pane buttons = banner.actions().size() > BESIDE ? below : row;
        for (BannerAction action : banner.actions()) {
            Button button = new Button(action.name());
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(e -> {
                if (!action.stays()) {
                    banners.dismiss(banner);
                }
                action.run().run();
            });
            buttons.getChildren().add(button);
        }
        if (banner.progress().isEmpty()) {
            row.getChildren().add(closeButton(banner));
        }
        VBox whole = buttons == row ? new VBox(row) : new VBox(row, below);
        whole.getStyleClass().add("banner");
        whole.pseudoClassStateChanged(
                PseudoClass.getPseudoClass(banner.kind().name().toLowerCase(Locale.ROOT)), true);
        whole.setAccessibleText(banner.text());
        return whole;
    }

    private Button closeButton(Banner banner) {
        Button close = new Button();
        close.setGraphic(new FontIcon(MaterialDesignC.CLOSE));
        close.getStyleClass().addAll("quiet", "dismiss");
        close.setAccessibleText(Messages.get("banner.dismiss"));
        close.setOnAction(e -> banners.dismiss(banner));
        return close;
    }

    private static FontIcon icon(Banner.Kind kind) {
        return new FontIcon(
                switch (kind) {
                    case INFO -> MaterialDesignI.INFORMATION_OUTLINE;
                    case WARNING -> MaterialDesignA.ALERT_OUTLINE;
                    case ERROR -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
                });
    }
}
