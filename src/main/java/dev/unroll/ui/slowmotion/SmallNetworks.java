package dev.unroll.ui.slowmotion;

import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.ui.i18n.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** Networks so small that every number fits on a blackboard. */
final class SmallNetworks {
    private static final double LEARNING_RATE = 0.1;
    private static final double SPREAD = 0.5;

    /**
     * A text of a few symbols and a network for it.
     *
     * @param text the whole text
     * @param hidden H
     */
    record Small(String text, int hidden) {
        /** Plain gradient descent, nothing clipped, and weights that are no tiny numbers. */
        Command begin() {
            Experiment experiment = Experiment.defaults()
                    .withHidden(hidden)
                    .withLayers(1)
                    .withStreams(1)
                    .withWindow(text.length() - 1)
                    .withInitializer(new Initializer.Normal(SPREAD))
                    .withOptimizer(OptimizerKind.SGD)
                    .withLearningRate(LEARNING_RATE)
                    .withClip(new GradientClip.None());
            return new Command.NewExperiment(experiment, Corpus.of(text, text));
        }
    }

    static final List<Small> ALL = List.of(new Small("hello", 3), new Small("abab", 2), new Small("banana", 4));

    private SmallNetworks() {}

    static MenuButton menu(Consumer<Command> submit) {
        MenuButton menu = new MenuButton(Messages.get("slow.small"));
        menu.setId("small-networks");
        for (Small small : ALL) {
            MenuItem item = new MenuItem(Messages.get("slow.small.item", small.text(), small.hidden()));
            item.setId("small-" + small.text());
            item.setOnAction(e -> submit.accept(small.begin()));
            menu.getItems().add(item);
        }
        return menu;
    }
}
