package dev.unroll.ui.hidden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitOrderTest {
    @ParameterizedTest
    @EnumSource
    void everyOrderIsAPermutationAndTheSameForTheSameValues(UnitOrder order) {
        for (int units : new int[] {1, 2, 3, 100, 700}) {
            double[] rows = random(units * 9, units);
            int[] first = order.of(rows, units, 9);

            assertThat(order.of(rows.clone(), units, 9)).isEqualTo(first);
            assertThat(Arrays.stream(first).sorted())
                    .containsExactlyElementsOf(IntStream.range(0, units).boxed().toList());
        }
    }

    @Test
    void activityPutsTheLargestMeanOnTopWhateverItsSign() {
        double[] rows = {0.1, -0.1, -0.9, -0.9, 0.5, 0.4};

        assertThat(UnitOrder.ACTIVITY.of(rows, 3, 2)).containsExactly(1, 2, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void similarityPutsEqualUnitsSideBySide(long seed) {
        int kinds = 20;
        int copies = 3;
        int steps = 7;
        double[] kind = random(kinds * steps, seed);
        double[] rows = new double[kinds * copies * steps];
        for (int unit = 0; unit < kinds * copies; unit++) {
            System.arraycopy(kind, unit % kinds * steps, rows, unit * steps, steps);
        }

        int[] order = UnitOrder.SIMILARITY.of(rows, kinds * copies, steps);

        for (int place = 0; place < order.length; place += copies) {
            int first = order[place] % kinds;
            assertThat(Arrays.stream(order, place, place + copies)).allMatch(unit -> unit % kinds == first);
        }
    }

    @Test
    void similarityFindsTheOrderOfALine() {
        int[] shuffled = {4, 0, 3, 6, 1, 5, 2};
        double[] rows = Arrays.stream(shuffled)
                .mapToDouble(i -> i)
                .flatMap(x -> Arrays.stream(new double[] {x, 2 * x, -x}))
                .toArray();

        int[] order = UnitOrder.SIMILARITY.of(rows, shuffled.length, 3);

        assertThat(Arrays.stream(order).map(unit -> shuffled[unit])).containsExactly(6, 5, 4, 3, 2, 1, 0);
    }

    @Test
    void similarityMakesTheWayThroughAllUnitsShorter() {
        double[] rows = random(100 * 25, 11);

        assertThat(way(UnitOrder.SIMILARITY.of(rows, 100, 25), rows))
                .isLessThan(0.9 * way(UnitOrder.INDEX.of(rows, 100, 25), rows));
    }

    @Test
    void unitsThatAreNoNumbersDoNotKeepTheOthersFromBeingSorted() {
        double[] rows = random(10 * 4, 3);
        rows[5] = Double.NaN;

        for (UnitOrder order : UnitOrder.values()) {
            assertThat(order.of(rows, 10, 4)).hasSize(10).doesNotHaveDuplicates();
        }
    }

    private static double way(int[] order, double[] rows) {
        double way = 0;
        for (int i = 1; i < order.length; i++) {
            double square = 0;
            for (int c = 0; c < 25; c++) {
                square += Math.pow(rows[order[i] * 25 + c] - rows[order[i - 1] * 25 + c], 2);
            }
            way += Math.sqrt(square);
        }
        return way;
    }

    private static double[] random(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(count, -1, 1).toArray();
    }
}
