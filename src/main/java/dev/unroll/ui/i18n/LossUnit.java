package dev.unroll.ui.i18n;

/** In what a loss of L nats per character is said. */
public enum LossUnit {
    /** L. */
    NATS,
    /** L / ln 2. */
    BITS,
    /** exp L: among how many equally likely characters the network wavers. */
    PERPLEXITY;

    /** From here on nobody reads decimals; a run that is about to diverge has losses of a hundred digits. */
    private static final double UNREADABLE = 1e5;

    /** The next unit of the round. */
    public LossUnit next() {
        return switch (this) {
            case NATS -> BITS;
            case BITS -> PERPLEXITY;
            case PERPLEXITY -> NATS;
        };
    }

    /**
     * The loss as a number of this unit; grows with the loss, so that extremes stay extremes.
     *
     * @param nats L per character; NaN gives NaN
     */
    public double of(double nats) {
        return switch (this) {
            case NATS -> nats;
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
            case PERPLEXITY -> number(nats);
        };
    }

    /** The loss in this unit, with as many decimals as mean something and without the unit's name. */
    public String number(double nats) {
        double value = of(nats);
        if (Math.abs(value) >= UNREADABLE) {
            return Numbers.significant(value, 3);
        }
        return Numbers.decimals(value, this == PERPLEXITY ? 1 : 2);
    }

    /** What the value is, with the loss in the unit that follows. */
    public String caption(double nats) {
        if (Double.isNaN(nats)) {
            return Messages.get("bar.loss.before");
        }
        return switch (this) {
            case NATS -> Messages.get("bar.loss.caption", BITS.value(nats));
            case BITS -> Messages.get("bar.loss.captionPerplexity", PERPLEXITY.value(nats));
            case PERPLEXITY -> Messages.get("bar.perplexity.caption", NATS.value(nats));
        };
    }
}
