package dev.unroll.ui.verdict;

import dev.unroll.core.insight.Verdict;
import dev.unroll.ui.controls.PopCard;
import dev.unroll.ui.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.controlsfx.control.PopOver;

/** The verdict on the gradients in the tool bar; a click opens a card with its evidence and what can be done. */
public final class VerdictPill extends Button {
    private static final double DOT = 3.5;

    private final VerdictViewModel model;
    private final ObservableValue<Boolean> tight;

    /**
     * The pill.
     *
     * @param model what it shows
     * @param tight whether there is room for the word only
     */
    public VerdictPill(VerdictViewModel model, ObservableValue<Boolean> tight) {
        this.model = model;
        this.tight = tight;
        setId("verdict");
        getStyleClass().addAll("state-pill", "verdict-pill");
        setMinWidth(USE_PREF_SIZE);
        Circle dot = new Circle(DOT);
        dot.getStyleClass().add("dot");
        setGraphic(dot);
        setTooltip(new Tooltip(Messages.get("verdict.tip")));
        model.verdictProperty().subscribe(this::show);
        tight.subscribe(is -> show(model.verdictProperty().get()));
        setOnAction(e -> showCard());
    }

    private void show(Optional<Verdict> verdict) {
        for (Verdict.Word word : Verdict.Word.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(word.name().toLowerCase(Locale.ROOT)),
                    verdict.filter(now -> now.word() == word).isPresent());
        }
        setVisible(verdict.isPresent());
        setText(verdict.map(this::words).orElse(""));
    }

    private String words(Verdict verdict) {
        String word = VerdictText.word(verdict.word());
        String detail = model.insight()
                .map(insight -> VerdictText.detail(verdict, insight))
                .orElse("");
        return tight.getValue() || detail.isEmpty() ? word : Messages.get("verdict.pill", word, detail);
    }

    private void showCard() {
        model.verdictProperty().get().ifPresent(verdict -> model.insight().ifPresent(insight -> {
            List<Node> lines = new ArrayList<>();
            VerdictText.evidence(verdict, insight).forEach(line -> lines.add(PopCard.line(line)));
            model.outcome().ifPresent(outcome -> lines.add(PopCard.line(outcome, "verdict-outcome")));
            List<Remedy> remedies = model.remedies();
            lines.add(PopCard.line(VerdictText.remedies(verdict, remedies)));
            List<Button> buttons = new ArrayList<>();
            for (Remedy remedy : remedies) {
                Button button = new Button(remedy.name());
                button.setId(remedy.id());
                button.setMaxWidth(Double.MAX_VALUE);
                Label effect = PopCard.line(remedy.effect(), "remedy-effect");
                VBox row = new VBox(button, effect);
                row.getStyleClass().add("remedy");
                button.setUserData(remedy);
                buttons.add(button);
                lines.add(row);
            }
            PopOver over = PopCard.show(this, words(verdict), lines);
            buttons.forEach(button -> button.setOnAction(e -> {
                over.hide();
                model.apply((Remedy) button.getUserData());
            }));
        }));
    }
}
