package dev.unroll.core.task;

import dev.unroll.core.rnn.Tape;

/** How many answers of a window are right. */
public final class Score {
    private Score() {}

    /**
     * {@return the share of right answers among those asked for; NaN where none was} A symbol is right if no other is
     * likelier, a number if it is within {@link Adding#TOLERANCE}.
     *
     * @param task what was asked
     * @param tape after the forward pass
     */
    public static double accuracy(Task task, Tape tape) {
        int asked = 0;
        int right = 0;
        for (int row = 0; row < tape.targets().length; row++) {
            if (tape.targets()[row] != Task.NO_ANSWER) {
                asked++;
                if (isRight(task, tape, row)) {
                    right++;
                }
            }
        }
        return (double) right / asked;
    }

    private static boolean isRight(Task task, Tape tape, int row) {
        double[] outputs = tape.probabilities().data;
        int first = row * tape.probabilities().numCols;
        int target = tape.targets()[row];
        if (task.isRegression()) {
            return Math.abs(outputs[first] - tape.answer(row)) <= Adding.TOLERANCE;
        }
        for (int i = 0; i < task.answers().size(); i++) {
            if (i != target && outputs[first + i] > outputs[first + target]) {
                return false;
            }
        }
        return true;
    }
}
