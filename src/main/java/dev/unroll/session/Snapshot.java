package dev.unroll.session;

import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.train.Diverged;
import dev.unroll.core.train.Experiment;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One moment of a run, between two steps. Everything in it belongs to the same step and is never written again; only
 * {@code history} goes on growing, and its first {@code step} values are those of this moment.
 *
 * @param run number of the run, from 1; each reset and each new experiment begins the next
 * @param branchOf the run whose first steps are this one's too, where it went back; empty of one that began by itself
 * @param version grows with every snapshot
 * @param state what the service was doing
 * @param diverged where the run diverged, if it did
 * @param incident the step that was held or diverged and the ways out, while the run stands there
 * @param experiment with the learning rate and the clipping in force
 * @param corpus the text; not read while a task runs
 * @param step steps done in this run
 * @param passes how often the text was read, in whole and parts; 0 while a task runs
 * @param charactersPerSecond over the last two seconds; 0 when not running
 * @param loss of the last window, nats per character; NaN before the first step
 * @param smoothLoss nats per character; NaN before the first step
 * @param gradientNorm ‖g‖ of the last step before clipping; NaN before the first step
 * @param clippedNorm ‖g‖ of the last step after clipping; NaN before the first step
 * @param accuracy the share of right answers over the last twenty windows or so, 0 … 1; NaN before the first, and on a
 *     text
 * @param window the last window that was read; empty before the first step
 * @param history every number of every step
 * @param before the run on another text or task that can be gone back to
 * @param problem a sentence that says what went wrong and what to do, until it was seen and the next command came
 */
public record Snapshot(
        long run,
        OptionalLong branchOf,
        long version,
        RunState state,
        Optional<Diverged> diverged,
        Optional<Incident> incident,
        Experiment experiment,
        Corpus corpus,
        long step,
        double passes,
        double charactersPerSecond,
        double loss,
        double smoothLoss,
        double gradientNorm,
        double clippedNorm,
        double accuracy,
        Optional<WindowSnapshot> window,
        RunHistory history,
        Optional<RunBefore> before,
        Optional<String> problem) {

    /** {@return what the ids of the inputs stand for: the task's symbols, or the text's} */
    public Vocabulary symbols() {
        return experiment.task().map(Task::symbols).orElseGet(corpus::vocabulary);
    }
}
