package dev.unroll.core.text;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Conditional entropies of a text from its own n-gram counts. With c(g) the count of an n-gram g among the M = N - k + 1
 * places where k symbols stand, and c(h) the count of its first k - 1 symbols among the same places,
 *
 * <pre>H_k = -(1/M) Σ_g c(g) ln (c(g)/c(h)) = (Σ_h c(h) ln c(h) - Σ_g c(g) ln c(g)) / M</pre>
 *
 * so two sums of c ln c suffice and no table of contexts is needed. Only the first {@value #LONGEST} characters of a
 * longer text are counted.
 */
public final class NgramModel {
    /** Characters that are counted at most, so that the longest text has its lines within seconds. */
    public static final int LONGEST = 20_000_000;

    /** Tables of up to 2²² counts (16 MB) are plain arrays. */
    private static final long DENSE_CODES = 1 << 22;

    /** Places counted at a time in a hash table, so that even a random text needs no more than about 100 MB. */
    private static final int PLACES_PER_PASS = 4_000_000;

    private static final int PLACES_PER_CANCEL_CHECK = 1 << 16;
    private static final double CANCELLED = Double.NEGATIVE_INFINITY;

    private final Corpus corpus;
    private final BooleanSupplier cancelled;
    private final int length;
    private final long symbols;

    private NgramModel(Corpus corpus, BooleanSupplier cancelled) {
        this.corpus = corpus;
        this.cancelled = cancelled;
        this.length = Math.min(corpus.length(), LONGEST);
        this.symbols = corpus.vocabulary().size();
    }

    /**
     * Entropies of order 0 to 3.
     *
     * @param corpus the text
     * @return nats per character
     */
    public static NgramBaselines baselines(Corpus corpus) {
        return baselines(corpus, () -> false).orElseThrow();
    }

    /**
     * Entropies of order 0 to 3, which take up to some seconds for the longest texts.
     *
     * @param corpus the text
     * @param cancelled asked now and then
     * @return nats per character; empty if it was cancelled
     */
    public static Optional<NgramBaselines> baselines(Corpus corpus, BooleanSupplier cancelled) {
        NgramModel model = new NgramModel(corpus, cancelled);
        double[] entropy = new double[4];
        entropy[0] = StrictMath.log((double) model.symbols);
        for (int k = 1; k <= 3; k++) {
            entropy[k] = model.entropy(k);
            if (entropy[k] == CANCELLED) {
                return Optional.empty();
            }
        }
        return Optional.of(new NgramBaselines(entropy[0], entropy[1], entropy[2], entropy[3]));
    }

    /** H_k in nats per character, NaN if the text is too short, or CANCELLED. */
    private double entropy(int k) {
        int places = length - k + 1;
        if (places < 1) {
            return Double.NaN;
        }
        double contexts = k == 1 ? places * StrictMath.log(places) : sumOfCountLogCount(k - 1, places);
        if (contexts == CANCELLED) {
            return CANCELLED;
        }
        double grams = sumOfCountLogCount(k, places);
        return grams == CANCELLED ? CANCELLED : Math.max(0, (contexts - grams) / places);
    }

    /** Σ c ln c over all different sequences of k symbols that start at the first {@code places} positions. */
    private double sumOfCountLogCount(int k, int places) {
        long codes = 1;
        for (int i = 0; i < k; i++) {
            codes *= symbols; // at most 1,114,112³ < 2⁶³
        }
        if (codes <= DENSE_CODES) {
            return dense(k, places, (int) codes);
        }
        int passes = (places + PLACES_PER_PASS - 1) / PLACES_PER_PASS;
        CountTable table = new CountTable();
        double sum = 0;
        for (int pass = 0; pass < passes; pass++) {
            if (!hashed(k, places, codes, pass, passes, table)) {
                return CANCELLED;
            }
            sum += table.sumOfCountLogCountAndClear();
        }
        return sum;
    }

    private double dense(int k, int places, int codes) {
        int[] counts = new int[codes];
        long code = codeBefore(k);
        for (int place = 0; place < places; place++) {
            if (place % PLACES_PER_CANCEL_CHECK == 0 && cancelled.getAsBoolean()) {
                return CANCELLED;
            }
            code = (code * symbols + corpus.id(place + k - 1)) % codes;
            counts[(int) code]++;
        }
        double sum = 0;
        for (int count : counts) {
            sum += count < 2 ? 0 : count * StrictMath.log(count);
        }
        return sum;
    }

    /** Counts the sequences whose hash belongs to this pass; false if it was cancelled. */
    private boolean hashed(int k, int places, long codes, int pass, int passes, CountTable table) {
        long code = codeBefore(k);
        for (int place = 0; place < places; place++) {
            if (place % PLACES_PER_CANCEL_CHECK == 0 && cancelled.getAsBoolean()) {
                return false;
            }
            code = (code % (codes / symbols)) * symbols + corpus.id(place + k - 1);
            long hash = CountTable.hash(code);
            if ((((hash >>> 32) * passes) >>> 32) == pass) {
                table.add(code, (int) hash);
            }
        }
        return true;
    }

    /** The first k - 1 symbols as a number in base n, to which the next symbol is appended. */
    private long codeBefore(int k) {
        long code = 0;
        for (int i = 0; i < k - 1; i++) {
            code = code * symbols + corpus.id(i);
        }
        return code;
    }
}
