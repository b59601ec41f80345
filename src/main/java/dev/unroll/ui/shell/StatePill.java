package dev.unroll.ui.shell;

import dev.unroll.core.train.Diverged;
import dev.unroll.session.RunState;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.controls.PopCard;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.Circle;

/** The state of the training in one word; a click opens a card with its evidence. */
final class StatePill extends Button {
    private static final double DOT = 3.5;

    StatePill(ToolBarViewModel model) {
        setId("state");
        getStyleClass().add("state-pill");
        setMinWidth(USE_PREF_SIZE);
        Circle dot = new Circle(DOT);
        dot.getStyleClass().add("dot");
        setGraphic(dot);
        setTooltip(new Tooltip(Messages.get("state.tip")));
        textProperty().bind(model.stateProperty().map(StatePill::word));
        model.stateProperty().addListener((observable, old, now) -> colour(now));
        colour(model.stateProperty().get());
        setOnAction(e -> model.newest().ifPresent(this::showEvidence));
    }

    private void colour(RunState now) {
        for (RunState state : RunState.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(state.name().toLowerCase(Locale.ROOT)), state == now);
        }
    }

    private static String word(RunState state) {
        return switch (state) {
            case READY -> Messages.get("state.ready");
            case RUNNING -> Messages.get("state.running");
            case PAUSED -> Messages.get("state.paused");
            case DIVERGED -> Messages.get("state.diverged");
        };
    }

    private void showEvidence(Snapshot snapshot) {
        List<Label> lines = new ArrayList<>();
        lines.add(PopCard.line(
                switch (snapshot.state()) {
                    case READY -> Messages.get("state.ready.card");
                    case RUNNING -> Messages.get("state.running.card");
                    case PAUSED -> Messages.get("state.paused.card");
                    case DIVERGED ->
                        snapshot.diverged().map(StatePill::divergence).orElse("");
                }));
        if (snapshot.step() > 0) {
            double start = Math.log(snapshot.corpus().vocabulary().size());
            lines.add(PopCard.line(Messages.get(
                    "state.loss", Numbers.decimals(snapshot.smoothLoss(), 3), Numbers.decimals(start, 3))));
            lines.add(PopCard.line(Messages.get(
                    "state.gradient",
                    Numbers.significant(snapshot.gradientNorm(), 3),
                    Numbers.significant(snapshot.clippedNorm(), 3),
                    Numbers.decimals(100 * snapshot.history().clippedShare(), 0))));
        }
        PopCard.show(this, getText(), lines);
    }

    /** What became no number, where, and what to do about it. */
    static String divergence(Diverged diverged) {
        String step = Numbers.whole(diverged.step());
        return diverged.timeStep() == 0
                ? Messages.get("state.diverged.card", step, diverged.quantity())
                : Messages.get("state.diverged.cardAt", step, diverged.quantity(), diverged.timeStep());
    }
}
