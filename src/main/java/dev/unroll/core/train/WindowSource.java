package dev.unroll.core.train;

import dev.unroll.core.random.PlacedDraws;
import dev.unroll.core.rnn.Tape;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.text.TextStreams;

/** Where a trainer's windows come from, one after the other. A position says all about what comes next. */
interface WindowSource {
    /**
     * Fills the next window.
     *
     * @param tape its inputs and targets are written
     * @return whether the hidden state starts from zero
     */
    boolean next(Tape tape);

    /** {@return where the next window starts} */
    int position();

    /** Goes to a position that {@link #position} gave before. */
    void seek(int position);

    /** Goes back to the window that {@link #next} gave last: it is the next one still. */
    void stepBack();

    /** {@return the greatest position} */
    int end();

    /** {@return what an experiment trains on} */
    static WindowSource of(Experiment experiment, Corpus corpus) {
        return experiment
                .task()
                .<WindowSource>map(task -> new OfTask(task, experiment.seed()))
                .orElseGet(() -> new OfText(
                        new TextStreams(corpus, experiment.streams(), experiment.window()), experiment.window()));
    }

    /** The windows of a text; positions are characters from the beginning of each stream's part. */
    record OfText(TextStreams text, int window) implements WindowSource {
        @Override
        public boolean next(Tape tape) {
            return text.next(tape.inputs(), tape.targets());
        }

        @Override
        public int position() {
            return text.position();
        }

        @Override
        public void seek(int position) {
            text.seek(position);
        }

        @Override
        public void stepBack() {
            text.seek(text.position() - window);
        }

        @Override
        public int end() {
            return text.partLength();
        }
    }

    /** The windows of a task; positions count them. */
    final class OfTask implements WindowSource {
        private final Task task;
        private final PlacedDraws draws;
        /** Whether every window begins a sequence; kept, for asking makes an object. */
        private final boolean whole;

        private int window;

        OfTask(Task task, long seed) {
            this.task = task;
            draws = new PlacedDraws(seed);
            whole = task.length().isPresent();
        }

        @Override
        public boolean next(Tape tape) {
            task.fill(tape, draws, window);
            boolean fresh = window == 0 || whole;
            window = window == Integer.MAX_VALUE ? 0 : window + 1;
            return fresh;
        }

        @Override
        public int position() {
            return window;
        }

        @Override
        public void seek(int position) {
            window = position;
        }

        @Override
        public void stepBack() {
            window = Math.max(0, window - 1);
        }

        @Override
        public int end() {
            return Integer.MAX_VALUE;
        }
    }
}
