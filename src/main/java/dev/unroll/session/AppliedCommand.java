package dev.unroll.session;

/**
 * A command and where it took effect.
 *
 * @param step steps that were done before it: 0 before the first
 */
public record AppliedCommand(long step, Command command) {

    public AppliedCommand {
        if (step < 0) {
            throw new IllegalArgumentException("A command applies at step 0 or later, not " + step + ".");
        }
    }
}
