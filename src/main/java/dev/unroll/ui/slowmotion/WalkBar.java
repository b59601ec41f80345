package dev.unroll.ui.slowmotion;

import dev.unroll.ui.controls.WrapRow;
import dev.unroll.ui.i18n.Messages;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The buttons that walk, the place where the walk stands, and its pace. */
final class WalkBar {
    private static final double SLOWEST = 0.25;
    private static final double FASTEST = 16;

    private final SlowMotionViewModel model;
    private final Label where = new Label();
    private final WrapRow row;

    WalkBar(SlowMotionViewModel model) {
        this.model = model;
        where.setId("walk-where");
        where.getStyleClass().add("walk-where");
        where.setMinWidth(Label.USE_PREF_SIZE);
        where.setFocusTraversable(true);
        Button play = new Button();
        play.setId("walk-play");
        play.getStyleClass().add("walk-button");
        play.setOnAction(
                e -> model.playingProperty().set(!model.playingProperty().get()));
        play.textProperty().bind(model.playingProperty().map(is -> Messages.get(is ? "slow.stop" : "slow.play")));
        play.setTooltip(new Tooltip(Messages.get("slow.play.tip")));
        row = new WrapRow();
        row.getChildren()
                .addAll(
                        button("first", MaterialDesignS.SKIP_PREVIOUS, model::first),
                        button("previous-step", MaterialDesignC.CHEVRON_DOUBLE_LEFT, model::previousStep),
                        button("back", MaterialDesignC.CHEVRON_LEFT, model::back),
                        button("next", MaterialDesignC.CHEVRON_RIGHT, model::next),
                        button("next-step", MaterialDesignC.CHEVRON_DOUBLE_RIGHT, model::nextStep),
                        button("last", MaterialDesignS.SKIP_NEXT, model::last),
                        play,
                        pace(),
                        where);
        row.getStyleClass().add("walk-bar");
        model.placeProperty().subscribe(this::say);
    }

    Node node() {
        return row;
    }

    private static Button button(String id, Ikon sign, Runnable run) {
        Button button = new Button();
        button.setGraphic(new FontIcon(sign));
        button.setId("walk-" + id);
        button.getStyleClass().add("walk-button");
        button.setAccessibleText(Messages.get("slow.button." + id));
        button.setTooltip(new Tooltip(Messages.get("slow.button." + id)));
        button.setOnAction(e -> run.run());
        return button;
    }

    private Node pace() {
        Slider slider = new Slider(Math.log(SLOWEST), Math.log(FASTEST), 0);
        slider.setId("walk-pace");
        slider.setAccessibleText(Messages.get("slow.pace"));
        slider.setTooltip(new Tooltip(Messages.get("slow.pace")));
        Label value = new Label();
        value.setId("walk-pace-value");
        value.getStyleClass().add("walk-pace-value");
        slider.valueProperty().subscribe(place -> {
            model.paceProperty().set(Math.exp(place.doubleValue()));
            value.setText(Messages.get(
                    "slow.pace.value", Figures.significant(model.paceProperty().get(), 2)));
        });
        HBox box = new HBox(slider, value);
        box.getStyleClass().add("walk-pace");
        return box;
    }

    /**
     * Says where the walk stands, and to a screen reader what happens there. Entering the page brings the focus here: what
     * has the focus is read when it changes, and the keys walk wherever it is.
     */
    private void say(Optional<SlowMotionViewModel.Place> place) {
        boolean entered = where.getText().isEmpty() && place.isPresent();
        where.setText(place.map(Where::counted).orElse(""));
        where.setAccessibleText(place.map(Where::said).orElse(""));
        where.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        if (entered && !model.isRehearsing()) {
            where.requestFocus();
        }
    }
}
