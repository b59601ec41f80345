package dev.unroll.ui.i18n;

import dev.unroll.core.task.Task;
import dev.unroll.core.train.Experiment;

/** In what a loss of L nats per character, or per answer, is said. */
public enum LossUnit {
    /** L. */
    NATS,
    /** L / ln 2. */
    BITS,
    /** exp L: among how many equally likely characters the network wavers. */
    PERPLEXITY,
    /** (o - y)² as it is: the loss of a task whose answer is a number has no bits. */
    SQUARED_ERROR;

    /** From here on nobody reads decimals; a run that is about to diverge has losses of a hundred digits. */
    /** Of a smaller loss two decimals say nothing. */
    private static final double LEAST = 0.01;

    private static final double UNREADABLE = 1e5;

    /** {@return this unit, or the only one there is for the loss of a task whose answer is a number} */
    public LossUnit in(Experiment experiment) {
        return experiment.task().filter(Task::isRegression).isPresent() ? SQUARED_ERROR : this;
    }

    /** {@return what a loss in this unit is called on an axis} */
    public String axis(Experiment experiment) {
        boolean task = experiment.task().isPresent();
        return switch (this) {
            case NATS -> Messages.get(task ? "loss.unit.answerNats" : "loss.unit.nats");
            case BITS -> Messages.get(task ? "loss.unit.answerBits" : "loss.unit.bits");
            case PERPLEXITY -> Messages.get("loss.unit.perplexity");
            case SQUARED_ERROR -> Messages.get("loss.unit.squared");
        };
    }

    /** The next unit of the round. */
    public LossUnit next() {
        return switch (this) {
            case NATS -> BITS;
            case BITS -> PERPLEXITY;
            case PERPLEXITY -> NATS;
            case SQUARED_ERROR -> SQUARED_ERROR;
        };
    }

    /**
     * The loss as a number of this unit; grows with the loss, so that extremes stay extremes.
     *
     * @param nats L per character; NaN gives NaN
     */
    public double of(double nats) {
        return switch (this) {
            case NATS, SQUARED_ERROR -> nats;
            case BITS -> nats / Math.log(2);
            case PERPLEXITY -> Math.exp(nats);
        };
    }

    /**
     * The loss in this unit, with the unit's name.
     *
     * @param nats L per character; NaN before the first step
     */
    public String value(double nats) {
        if (Double.isNaN(nats)) {
            return Messages.get("bar.none");
        }
        return switch (this) {
            case NATS -> Messages.get("bar.loss.nats", number(nats));
            case BITS -> Messages.get("bar.loss.bits", number(nats));
            case PERPLEXITY, SQUARED_ERROR -> number(nats);
        };
    }

    /** The loss in this unit, with as many decimals as mean something and without the unit's name. */
    public String number(double nats) {
        double value = of(nats);
        if (this == SQUARED_ERROR || Math.abs(value) >= UNREADABLE) {
            return Numbers.significant(value, 3);
        }
        if (this != PERPLEXITY && value > 0 && value < LEAST) {
            return Numbers.significant(value, 2);
        }
        return Numbers.decimals(value, this == PERPLEXITY ? 1 : 2);
    }

    /** What the value is, with the loss in the unit that follows. */
    public String caption(double nats) {
        if (Double.isNaN(nats) && this != SQUARED_ERROR) {
            return Messages.get("bar.loss.before");
        }
        return switch (this) {
            case NATS -> Messages.get("bar.loss.caption", BITS.value(nats));
            case BITS -> Messages.get("bar.loss.captionPerplexity", PERPLEXITY.value(nats));
            case PERPLEXITY -> Messages.get("bar.perplexity.caption", NATS.value(nats));
            case SQUARED_ERROR -> Messages.get("bar.loss.squared");
        };
    }
}
