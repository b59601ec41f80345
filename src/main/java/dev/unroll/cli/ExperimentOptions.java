package dev.unroll.cli;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Initializer;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.OptimizerKind;
import dev.unroll.core.train.Experiment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that describe an experiment; what is not given stays as it was. */
final class ExperimentOptions {
    @Option(names = "--hidden", paramLabel = "H", description = "Hidden units of each layer (100).")
    @Nullable
    Integer hidden;

    @Option(names = "--layers", paramLabel = "N", description = "Layers, 1 to 4 (1).")
    @Nullable
    Integer layers;

    @Option(names = "--window", paramLabel = "T", description = "Time steps through which gradients flow (25).")
    @Nullable
    Integer window;

    @Option(names = "--streams", paramLabel = "B", description = "Parts of the text trained side by side (1).")
    @Nullable
    Integer streams;

    @Option(names = "--activation", description = "tanh, relu, sigmoid or identity (tanh).")
    @Nullable
    Activation activation;

    @Option(
            names = "--init",
            paramLabel = "KIND",
            converter = InitializerConverter.class,
            description = "Initial weights: normal:S, uniform:R, xavier, orthogonal:G, identity:G or radius:G"
                    + " (orthogonal:1).")
    @Nullable
    Initializer init;

    @Option(names = "--optimizer", description = "sgd, adagrad, rmsprop or adam (adagrad).")
    @Nullable
    OptimizerKind optimizer;

    @Option(names = "--learning-rate", paramLabel = "A", description = "The learning rate (0.05).")
    @Nullable
    Double learningRate;

    @Option(
            names = "--clip",
            paramLabel = "KIND",
            converter = ClipConverter.class,
            description = "What limits gradients: none, norm:X or value:X (norm:5).")
    @Nullable
    GradientClip clip;

    @Option(names = "--seed", description = "The seed of every random number (1).")
    @Nullable
    Long seed;

    /**
     * {@return the experiment that the options make of another one}
     *
     * @param base what stands where no option was given
     * @throws dev.unroll.core.train.ExperimentException with one sentence, if a value is out of its bounds
     */
    Experiment applyTo(Experiment base) {
        return new Experiment(
                hidden == null ? base.hidden() : hidden,
                layers == null ? base.layers() : layers,
                activation == null ? base.activation() : activation,
                init == null ? base.initializer() : init,
                window == null ? base.window() : window,
                streams == null ? base.streams() : streams,
                optimizer == null ? base.optimizer() : optimizer,
                learningRate == null ? base.learningRate() : learningRate,
                clip == null ? base.clip() : clip,
                seed == null ? base.seed() : seed,
                base.task());
    }

    /** Reads {@code orthogonal:1}. */
    static final class InitializerConverter implements ITypeConverter<Initializer> {
        @Override
        public Initializer convert(String text) {
            try {
                return Initializer.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Reads {@code norm:5}. */
    static final class ClipConverter implements ITypeConverter<GradientClip> {
        @Override
        public GradientClip convert(String text) {
            try {
                return GradientClip.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
