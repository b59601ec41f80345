package dev.unroll.ui.shell;

import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.train.Diverged;
import dev.unroll.session.RunState;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.controls.PopCard;
import dev.unroll.ui.i18n.LossUnit;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.i18n.Symbols;
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
    private static final PseudoClass WORSE = PseudoClass.getPseudoClass("worse");

    StatePill(ToolBarViewModel model) {
        setId("state");
        getStyleClass().add("state-pill");
        setMinWidth(USE_PREF_SIZE);
        Circle dot = new Circle(DOT);
        dot.getStyleClass().add("dot");
        setGraphic(dot);
        setTooltip(new Tooltip(Messages.get("state.tip")));
        textProperty().bind(model.stateProperty().flatMap(state -> model.worseProperty()
                .map(worse -> word(state, worse))));
        model.stateProperty().subscribe(this::colour);
        model.worseProperty().subscribe(is -> pseudoClassStateChanged(WORSE, is));
        setOnAction(e -> model.newest().ifPresent(this::showEvidence));
    }

    private void colour(RunState now) {
        for (RunState state : RunState.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(state.name().toLowerCase(Locale.ROOT)), state == now);
        }
    }

    private static String word(RunState state, boolean worse) {
        return switch (state) {
            case READY -> Messages.get("state.ready");
            case RUNNING -> Messages.get(worse ? "state.worse" : "state.running");
            case PAUSED -> Messages.get("state.paused");
            case HELD -> Messages.get("state.held");
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
                    case HELD -> Messages.get("state.held.card");
                    case DIVERGED ->
                        snapshot.diverged().map(StatePill::divergence).orElse("");
                }));
        if (snapshot.step() > 0) {
            RecentLoss recent = RecentLoss.of(snapshot);
            LossUnit unit = LossUnit.NATS.in(snapshot.experiment());
            String guessing = unit.value(recent.guessing());
            if (recent.worseThanGuessing()) {
                lines.add(PopCard.line(
                        Messages.get("state.worse.card", recent.windows(), unit.value(recent.mean()), guessing)));
            }
            lines.add(PopCard.line(Messages.get("state.loss", unit.value(snapshot.smoothLoss()), guessing)));
            lines.add(PopCard.line(gradient(snapshot)));
        }
        PopCard.show(this, getText(), lines);
    }

    private static String gradient(Snapshot snapshot) {
        String norm = Numbers.significant(snapshot.gradientNorm(), 3);
        double share = snapshot.history().clippedShare();
        String percent = Numbers.decimals(100 * share, 0);
        if (snapshot.experiment().clip() instanceof GradientClip.None) {
            return share > 0
                    ? Messages.get("state.gradient.offNow", norm, percent)
                    : Messages.get("state.gradient.off", norm);
        }
        return Messages.get("state.gradient", norm, Numbers.significant(snapshot.clippedNorm(), 3), percent);
    }

    /** What became no number, where, and what to do about it. */
    private static String divergence(Diverged diverged) {
        String step = Numbers.whole(diverged.step());
        String quantity = Symbols.quantity(diverged.quantity());
        return diverged.timeStep() == 0
                ? Messages.get("state.diverged.card", step, quantity)
                : Messages.get("state.diverged.cardAt", step, quantity, diverged.timeStep());
    }
}
