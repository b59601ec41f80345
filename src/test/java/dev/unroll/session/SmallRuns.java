package dev.unroll.session;

import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.linalg.Team;
import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Trained;
import dev.unroll.core.train.Trainer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A text and an experiment whose steps take microseconds, and what a trainer alone makes of them. */
final class SmallRuns {

    static final ChunkSource OFF_HEAP = doubles -> ByteBuffer.allocateDirect(doubles * Double.BYTES)
            .order(ByteOrder.nativeOrder())
            .asDoubleBuffer();

    static final Experiment EXPERIMENT =
            Experiment.defaults().withHidden(8).withWindow(5).withSeed(3);

    private SmallRuns() {}

    static Corpus corpus(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append("abcde", 0, random.nextInt(1, 6)).append(' ');
        }
        return Corpus.of("small", text.toString());
    }

    static Corpus corpus() {
        return corpus(1);
    }

    static TrainingService service(Team team) {
        return new TrainingService(EXPERIMENT, corpus(), team, OFF_HEAP);
    }

    static TrainingService service() {
        return service(Team.alone(new ScalarKernels()));
    }

    static Trainer trainer(Experiment experiment) {
        return new Trainer(experiment, corpus(), Team.alone(new ScalarKernels()));
    }

    /** The losses of the first steps, by a trainer that no service drives. */
    static List<Double> losses(Experiment experiment, long steps) {
        Trainer trainer = trainer(experiment);
        List<Double> losses = new ArrayList<>();
        for (long i = 0; i < steps; i++) {
            losses.add(((Trained) trainer.step()).loss());
        }
        return losses;
    }

    /** The first values of a series. */
    static List<Double> values(Series series, long count) {
        List<Double> values = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            values.add(series.get(i));
        }
        return values;
    }

    /** A team that runs something before each piece of work: a gate, or a failure. */
    record Hooked(Runnable before) implements Team {
        private static final Team REAL = Team.alone(new ScalarKernels());

        @Override
        public Shared share(Work work) {
            return REAL.share(part -> {
                before.run();
                work.run(part);
            });
        }
    }
}
