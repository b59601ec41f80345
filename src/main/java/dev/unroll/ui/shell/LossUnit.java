package dev.unroll.ui.shell;

import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;

/** In what the tool bar says a loss of L nats per character. */
public enum LossUnit {
    /** L. */
    NATS,
    /** L / ln 2. */
    BITS,
    /** exp L: among how many equally likely characters the network wavers. */
    PERPLEXITY;

    /** The next unit of the round. */
    public LossUnit next() {
        return switch (this) {
            case NATS -> BITS;
            case BITS -> PERPLEXITY;
            case PERPLEXITY -> NATS;
        };
    }

    /**
     * The loss in this unit.
     *
     * @param nats L per character; NaN before the first step
     */
    public String value(double nats) {
        if (Double.isNaN(nats)) {
            return Messages.get("bar.none");
        }
        return switch (this) {
            case NATS -> Messages.get("bar.loss.nats", Numbers.decimals(nats, 2));
            case BITS -> Messages.get("bar.loss.bits", Numbers.decimals(nats / Math.log(2), 2));
            case PERPLEXITY -> Numbers.decimals(Math.exp(nats), 1);
        };
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
