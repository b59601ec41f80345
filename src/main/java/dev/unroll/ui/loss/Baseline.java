package dev.unroll.ui.loss;

import dev.unroll.core.text.NgramBaselines;
import dev.unroll.ui.i18n.Messages;
import java.util.function.ToDoubleFunction;

/** A simple model of the text whose loss a network has to beat. */
enum Baseline {
    UNIFORM("loss.line.uniform", "loss.beats.uniform", "loss.knows.uniform", NgramBaselines::uniform),
    UNIGRAM("loss.line.unigram", "loss.beats.unigram", "loss.knows.unigram", NgramBaselines::unigram),
    BIGRAM("loss.line.bigram", "loss.beats.bigram", "loss.knows.bigram", NgramBaselines::bigram),
    TRIGRAM("loss.line.trigram", "loss.beats.trigram", "loss.knows.trigram", NgramBaselines::trigram);

    private final String line;
    private final String beats;
    private final String knows;

    // Method references on a record: nothing in them can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final ToDoubleFunction<NgramBaselines> loss;

    Baseline(String line, String beats, String knows, ToDoubleFunction<NgramBaselines> loss) {
        this.line = line;
        this.beats = beats;
        this.knows = knows;
        this.loss = loss;
    }

    /** Its loss, nats per character; NaN where the text is too short for it. */
    double in(NgramBaselines baselines) {
        return loss.applyAsDouble(baselines);
    }

    /**
     * What stands at the end of its line.
     *
     * @param value its loss, as it is written
     */
    String label(String value) {
        return Messages.get(line, value);
    }

    /** What the mark says where the network crosses its line. */
    String beatenAt(long step) {
        return Messages.get(beats, step);
    }

    /**
     * What this model knows of a text, and so what the network has learnt that beats it.
     *
     * @param value its loss with its unit
     */
    String knowledge(String value) {
        return Messages.get(knows, value);
    }
}
