package dev.unroll.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The commands of one run with the steps at which they applied, in order: what a replay needs. Of commands of one kind
 * that follow each other at the same step only the last is kept, so dragging a slider leaves one record a step; edits of
 * parameters build on each other, and all are kept.
 */
final class CommandLog {

    private final int capacity;
    private final Deque<AppliedCommand> entries = new ArrayDeque<>();

    /**
     * @param capacity records to keep; the oldest go first
     */
    CommandLog(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(long step, Command command) {
        AppliedCommand before = entries.peekLast();
        // What a setting was before does not matter; what an edit found does.
        boolean replaces = before != null
                && before.step() == step
                && before.command().getClass() == command.getClass()
                && !(command instanceof Command.EditParameters);
        if (replaces) {
            entries.removeLast();
        } else if (entries.size() == capacity) {
            entries.removeFirst();
        }
        entries.addLast(new AppliedCommand(step, command));
    }

    synchronized List<AppliedCommand> entries() {
        return List.copyOf(entries);
    }
}
