package dev.unroll.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NgramModelTest {
    /** Pairs aa ab ba aa aa, triples aab aba baa aaa: everything can be counted on one's fingers. */
    @Test
    void entropiesOfAFewLettersAreThoseCountedByHand() {
        NgramBaselines baselines = NgramModel.baselines(Corpus.of("hand", "aabaaa"));
        assertThat(baselines.uniform()).isCloseTo(Math.log(2), within(1e-15));
        assertThat(baselines.unigram()).isCloseTo(-(5 * Math.log(5 / 6.0) + Math.log(1 / 6.0)) / 6, within(1e-14));
        assertThat(baselines.bigram()).isCloseTo(-(3 * Math.log(3 / 4.0) + Math.log(1 / 4.0)) / 5, within(1e-14));
        assertThat(baselines.trigram()).isCloseTo(Math.log(2) / 2, within(1e-14));
    }

    @Test
    void alternatingLettersAreCertainOnceOneIsKnown() {
        NgramBaselines baselines = NgramModel.baselines(Corpus.of("alternating", "ab".repeat(500)));
        assertThat(baselines.unigram()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(baselines.bigram()).isZero();
        assertThat(baselines.trigram()).isZero();
    }

    @Test
    void aTextThatIsTooShortHasNoEntropyOfThatOrder() {
        NgramBaselines baselines = NgramModel.baselines(Corpus.of("two", "ab"));
        assertThat(baselines.bigram()).isZero();
        assertThat(baselines.trigram()).isNaN();
    }

    /** 60 symbols are counted in arrays, 5,000 in hash tables. */
    @ParameterizedTest
    @ValueSource(ints = {60, 200, 5_000})
    void tablesOfEitherKindAgreeWithPlainCounting(int symbols) {
        SplittableRandom random = new SplittableRandom(7);
        int[] ids = new int[60_000];
        for (int i = 1; i < ids.length; i++) {
            ids[i] = random.nextInt(4) > 0 ? (ids[i - 1] * 7 + 3) % symbols : random.nextInt(symbols);
        }
        CorpusBuilder builder = new CorpusBuilder(ids.length);
        IntStream.range(0, symbols).forEach(id -> builder.add(0x4E00 + id));
        IntStream.of(ids).forEach(id -> builder.add(0x4E00 + id));
        Corpus corpus = builder.build("random");
        NgramBaselines baselines = NgramModel.baselines(corpus);
        assertThat(baselines.unigram()).isCloseTo(plain(corpus, 1), within(1e-9));
        assertThat(baselines.bigram()).isCloseTo(plain(corpus, 2), within(1e-9));
        assertThat(baselines.trigram()).isCloseTo(plain(corpus, 3), within(1e-9));
    }

    private static double plain(Corpus corpus, int k) {
        Map<List<Integer>, Integer> grams = new HashMap<>();
        Map<List<Integer>, Integer> contexts = new HashMap<>();
        int places = corpus.length() - k + 1;
        for (int place = 0; place < places; place++) {
            List<Integer> gram =
                    IntStream.range(place, place + k).map(corpus::id).boxed().toList();
            grams.merge(gram, 1, Integer::sum);
            contexts.merge(gram.subList(0, k - 1), 1, Integer::sum);
        }
        double sum = 0;
        for (Map.Entry<List<Integer>, Integer> entry : grams.entrySet()) {
            double inContext = contexts.getOrDefault(entry.getKey().subList(0, k - 1), 0);
            sum -= entry.getValue() * Math.log(entry.getValue() / inContext);
        }
        return sum / places;
    }

    /** More than four million places take several passes over a hash table; every triple belongs to one of them. */
    @Test
    void aLongTextIsCountedInSeveralPasses() {
        int symbols = 300;
        int length = 4_500_000;
        int[] triples = new int[symbols * symbols * symbols];
        int[] pairs = new int[symbols * symbols];
        SplittableRandom random = new SplittableRandom(11);
        CorpusBuilder builder = new CorpusBuilder(length);
        int triple = 0;
        for (int position = 0; position < length; position++) {
            int id = position < symbols ? position : random.nextInt(1 + random.nextInt(symbols));
            builder.add(0x4E00 + id);
            triple = triple % pairs.length * symbols + id;
            if (position >= 2) {
                triples[triple]++;
                pairs[triple / symbols]++;
            }
        }
        double expected = 0;
        for (int code = 0; code < triples.length; code++) {
            if (triples[code] > 0) {
                expected -= triples[code] * Math.log((double) triples[code] / pairs[code / symbols]) / (length - 2);
            }
        }
        NgramBaselines baselines = NgramModel.baselines(builder.build("random"));
        assertThat(baselines.trigram()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void itStopsWhenItIsCancelled() {
        Corpus corpus = Corpus.of("long", "abcdefgh".repeat(100_000));
        AtomicInteger asked = new AtomicInteger();
        assertThat(NgramModel.baselines(corpus, () -> asked.incrementAndGet() >= 5))
                .isEmpty();
        assertThat(asked).hasValue(5);
    }
}
