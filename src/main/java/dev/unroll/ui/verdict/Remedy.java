package dev.unroll.ui.verdict;

import dev.unroll.session.Command;
import java.util.List;

/**
 * Something that can be done about a verdict.
 *
 * @param id of its button
 * @param name on its button: what it does, with its number
 * @param effect what it is expected to change
 * @param commands what does it, in order
 */
record Remedy(String id, String name, String effect, List<Command> commands) {
    Remedy {
        commands = List.copyOf(commands);
    }

    /** Whether a new run begins with it. */
    boolean restarts() {
        return commands.stream()
                .anyMatch(command -> command instanceof Command.Reset || command instanceof Command.NewExperiment);
    }

    /** Whether it shortens long gradients. */
    boolean clips() {
        return commands.stream().anyMatch(Command.SetClip.class::isInstance);
    }

    /** Whether it shows before the next step: it changes the network itself. */
    boolean actsAtOnce() {
        return commands.stream().allMatch(Command.EditParameters.class::isInstance);
    }
}
