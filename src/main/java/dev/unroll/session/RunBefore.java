package dev.unroll.session;

import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import java.util.Optional;

/**
 * A run that can be gone back to.
 *
 * @param corpus its text
 * @param task what it learns in place of the text, if it does
 * @param steps done in it
 */
public record RunBefore(Corpus corpus, Optional<Task> task, long steps) {}
