package dev.unroll.core.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.Vocabulary;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final int SYMBOLS = 12;
    private static final Vocabulary LETTERS =
            Vocabulary.of("abcdefghijkl".codePoints().toArray());
    private final Sampler sampler =
            new Sampler(Networks.random(new RnnShape(SYMBOLS, 8, 2), 5), Activation.TANH, new ScalarKernels());

    @Test
    void temperatureOneFollowsTheProbabilities() {
        sampler.restart();
        sampler.read(3);
        int draws = 100_000;
        int[] counts = new int[SYMBOLS];
        RandomStream random = random(1);
        for (int i = 0; i < draws; i++) {
            counts[sampler.draw(new Sampler.Choice(1, 0), random)]++;
        }
        double chiSquare = 0;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            double expected = draws * sampler.probability(symbol);
            chiSquare += (counts[symbol] - expected) * (counts[symbol] - expected) / expected;
        }
        // The 99.9 % quantile of chi-square with 11 degrees of freedom.
        assertThat(chiSquare).isLessThan(31.26);
    }

    @Test
    void temperatureTwoFollowsTheSquareRootsOfTheProbabilities() {
        sampler.restart();
        sampler.read(3);
        double sum = 0;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            sum += Math.sqrt(sampler.probability(symbol));
        }
        int draws = 100_000;
        int[] counts = new int[SYMBOLS];
        RandomStream random = random(2);
        for (int i = 0; i < draws; i++) {
            counts[sampler.draw(new Sampler.Choice(2, 0), random)]++;
        }
        double chiSquare = 0;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            double expected = draws * Math.sqrt(sampler.probability(symbol)) / sum;
            chiSquare += (counts[symbol] - expected) * (counts[symbol] - expected) / expected;
        }
        assertThat(chiSquare).isLessThan(31.26);
    }

    /** A network that is sure of itself: without near ties, the cold draw has one answer. */
    private static Sampler decided() {
        Parameters parameters = Networks.random(new RnnShape(SYMBOLS, 8, 2), 5);
        for (int i = 0; i < parameters.V().data.length; i++) {
            parameters.V().data[i] *= 20;
        }
        return new Sampler(parameters, Activation.TANH, new ScalarKernels());
    }

    @Test
    void aColdSamplerIsNearlyDeterministic() {
        String one = decided().write(LETTERS, "ab", 200, new Sampler.Choice(0.01, 0), random(1));
        String other = decided().write(LETTERS, "ab", 200, new Sampler.Choice(0.01, 0), random(2));
        assertThat(one).isEqualTo(other);
    }

    @Test
    void aWarmSamplerDiffersFromSeedToSeedAndRepeatsWithTheSame() {
        Sampler.Choice warm = new Sampler.Choice(1, 0);
        String one = sampler.write(LETTERS, "", 200, warm, random(1));
        assertThat(sampler.write(LETTERS, "", 200, warm, random(1))).isEqualTo(one);
        assertThat(sampler.write(LETTERS, "", 200, warm, random(2))).isNotEqualTo(one);
    }

    @Test
    void onlyTheBestSymbolsAreDrawn() {
        sampler.restart();
        sampler.read(0);
        RandomStream random = random(3);
        boolean[] drawn = new boolean[SYMBOLS];
        for (int i = 0; i < 10_000; i++) {
            drawn[sampler.draw(new Sampler.Choice(1, 3), random)] = true;
        }
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            int better = 0;
            for (int other = 0; other < SYMBOLS; other++) {
                better += sampler.probability(other) > sampler.probability(symbol) ? 1 : 0;
            }
            assertThat(drawn[symbol]).isEqualTo(better < 3);
        }
    }

    @Test
    void theSmallestTemperatureDrawsTheLikeliest() {
        Sampler sure = decided();
        sure.restart();
        sure.read(3);
        int likeliest = 0;
        for (int symbol = 1; symbol < SYMBOLS; symbol++) {
            likeliest = sure.probability(symbol) > sure.probability(likeliest) ? symbol : likeliest;
        }
        assertThat(likeliest).isNotZero();
        for (double temperature : new double[] {1e-300, 1e-310, Double.MIN_VALUE}) {
            assertThat(sure.draw(new Sampler.Choice(temperature, 0), random(1))).isEqualTo(likeliest);
        }
    }

    @Test
    void ofEquallyLikelySymbolsTheFirstAreTheBest() {
        Parameters parameters = Networks.random(new RnnShape(SYMBOLS, 8, 2), 5);
        parameters.V().zero();
        parameters.c().zero();
        parameters.c().data[7] = 1;
        Sampler even = new Sampler(parameters, Activation.TANH, new ScalarKernels());
        even.restart();
        even.read(0);
        RandomStream random = random(4);
        Set<Integer> drawn = new TreeSet<>();
        for (int i = 0; i < 1000; i++) {
            drawn.add(even.draw(new Sampler.Choice(1, 3), random));
        }
        assertThat(drawn).containsExactly(0, 1, 7);
    }

    @Test
    void thePrimeDecidesWhatComesNext() {
        Sampler.Choice cold = new Sampler.Choice(0.01, 0);
        String whole = decided().write(LETTERS, "a", 20, cold, random(1));
        String continued = decided().write(LETTERS, "a" + whole.substring(0, 10), 10, cold, random(1));
        assertThat(continued).isEqualTo(whole.substring(10));
    }

    @Test
    void anUnknownPrimeAndATemperatureOfZeroAreRefusedInASentence() {
        assertThatThrownBy(() -> sampler.write(LETTERS, "z", 1, new Sampler.Choice(1, 0), random(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'z'")
                .hasMessageEndingWith(".");
        assertThatThrownBy(() -> new Sampler.Choice(0, 0)).hasMessageContaining("above 0");
    }

    private static RandomStream random(long seed) {
        return new RandomStream(seed, RandomStream.Purpose.SAMPLING);
    }
}
