package dev.unroll.core.walk;

import dev.unroll.core.linalg.Activation;
import dev.unroll.core.linalg.Rows;
import dev.unroll.core.linalg.ScalarKernels;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.optim.Optimizer;
import dev.unroll.core.train.Experiment;
import java.util.Arrays;

/** What a phase computes, from its printed inputs alone and by its equation. */
final class Recomputed {
    private final Experiment experiment;
    private final PhaseNumbers numbers;

    Recomputed(Experiment experiment, PhaseNumbers numbers) {
        this.experiment = experiment;
        this.numbers = numbers;
    }

    private double[] in(Symbol symbol) {
        return numbers.input(symbol).values().data;
    }

    private double number(Symbol symbol) {
        return in(symbol)[0];
    }

    private double[] at(int index) {
        return numbers.inputs().get(index).values().data;
    }

    double[] output() {
        return switch (numbers.phase().kind()) {
            case INPUT -> numbers.output().values().data;
            case SUM -> sum();
            case STATE ->
                Arrays.stream(at(0)).map(experiment.activation()::value).toArray();
            case OUTPUT -> product(numbers.inputs().get(0), at(1), at(2).clone());
            case PREDICTION -> softmax(at(0));
            case LOSS -> new double[] {loss()};
            case WINDOW_LOSS -> new double[] {windowLoss()};
            case OUTPUT_GRADIENT -> outputGradient();
            case V_SHARE, W_SHARE, U_SHARE -> outer(at(0), at(1));
            case C_SHARE, B_SHARE -> at(0);
            case STATE_GRADIENT -> stateGradient();
            case SUM_GRADIENT -> sumGradient();
            case TOTAL -> total();
            case CLIP -> clip();
            case UPDATE -> update();
        };
    }

    /** W a_{t-1} + U x_t + b, beginning with the biases. */
    private double[] sum() {
        double[] s = at(4).clone();
        Quantity W = numbers.inputs().get(0);
        Quantity U = numbers.inputs().get(2);
        return product(W, at(1), product(U, at(3), s));
    }

    private static double[] product(Quantity A, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k < x.length; k++) {
                y[i] = Math.fma(A.get(i, k), x[k], y[i]);
            }
        }
        return y;
    }

    private static double[] transposed(Quantity A, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k < x.length; k++) {
                y[i] = Math.fma(A.get(k, i), x[k], y[i]);
            }
        }
        return y;
    }

    private static double[] softmax(double[] o) {
        double[] y = Arrays.copyOf(o, Rows.padded(o.length));
        Arrays.fill(y, o.length, y.length, Double.NEGATIVE_INFINITY);
        new ScalarKernels().softmaxLoss(y, 0, y.length, 0);
        return Arrays.copyOf(y, o.length);
    }

    private double loss() {
        double[] y = in(Symbol.TARGET);
        if (experiment.task().filter(task -> task.isRegression()).isPresent()) {
            return y[0] == 0 && numbers.output().get(0) == 0 ? 0 : (at(0)[0] - y[0]) * (at(0)[0] - y[0]);
        }
        double loss = 0;
        for (int i = 0; i < y.length; i++) {
            loss -= y[i] == 1 ? StrictMath.log(at(0)[i]) : 0;
        }
        return loss;
    }

    private double windowLoss() {
        Quantity losses = numbers.inputs().get(0);
        double sum = 0;
        for (int t = 0; t < losses.rows(); t++) {
            double step = 0;
            for (int stream = 0; stream < losses.columns(); stream++) {
                step += losses.get(t, stream);
            }
            sum += step / number(Symbol.STREAMS);
        }
        return sum;
    }

    private double[] outputGradient() {
        double[] d = at(0).clone();
        double[] y = at(1);
        for (int i = 0; i < d.length; i++) {
            d[i] = (d[i] - y[i]) / number(Symbol.STREAMS);
        }
        return d;
    }

    private static double[] outer(double[] x, double[] y) {
        double[] product = new double[x.length * y.length];
        Arrays.setAll(product, i -> x[i / y.length] * y[i % y.length]);
        return product;
    }

    private double[] stateGradient() {
        double[] d = transposed(
                numbers.inputs().get(0), at(1), new double[numbers.output().rows()]);
        if (numbers.inputs().size() > 3) {
            transposed(numbers.inputs().get(3), at(4), d);
        }
        return d;
    }

    private double[] sumGradient() {
        double[] d = at(2).clone();
        Activation phi = experiment.activation();
        for (int i = 0; i < d.length; i++) {
            d[i] *= phi.slope(at(0)[i]);
        }
        return d;
    }

    /** Σ over the rows of one and of the other. */
    private double[] total() {
        Quantity gradients = numbers.inputs().get(0);
        Quantity output = numbers.output();
        double[] sum = new double[output.rows() * output.columns()];
        for (int row = 0; row < gradients.rows(); row++) {
            for (int i = 0; i < output.rows(); i++) {
                for (int j = 0; j < output.columns(); j++) {
                    double factor = numbers.inputs().size() == 1
                            ? 1
                            : numbers.inputs().get(1).get(row, j);
                    int at = i * output.columns() + j;
                    sum[at] = Math.fma(gradients.get(row, i), factor, sum[at]);
                }
            }
        }
        return sum;
    }

    private double[] clip() {
        double[] g = at(0).clone();
        if (experiment.clip() instanceof GradientClip.ByNorm && number(Symbol.NORM) > number(Symbol.THRESHOLD)) {
            double factor = number(Symbol.THRESHOLD) / number(Symbol.NORM);
            Arrays.setAll(g, i -> g[i] * factor);
        } else if (experiment.clip() instanceof GradientClip.ByValue) {
            double limit = number(Symbol.THRESHOLD);
            Arrays.setAll(g, i -> Math.max(-limit, Math.min(limit, g[i])));
        }
        return g;
    }

    private double[] update() {
        double[] theta = in(Symbol.PARAMETER).clone();
        double[] g = in(Symbol.CLIPPED);
        double alpha = number(Symbol.LEARNING_RATE);
        double epsilon = Optimizer.EPSILON;
        for (int i = 0; i < theta.length; i++) {
            theta[i] = switch (experiment.optimizer()) {
                case SGD -> Math.fma(-alpha, g[i], theta[i]);
                case ADAGRAD ->
                    theta[i] - alpha * g[i] / Math.sqrt(Math.fma(g[i], g[i], in(Symbol.MEMORY_M)[i]) + epsilon);
                case RMSPROP -> {
                    double m = Math.fma(0.9, in(Symbol.MEMORY_M)[i], (1 - 0.9) * g[i] * g[i]);
                    yield theta[i] - alpha * g[i] / (Math.sqrt(m) + epsilon);
                }
                case ADAM -> {
                    double m = Math.fma(0.9, in(Symbol.MEMORY_M)[i], (1 - 0.9) * g[i]);
                    double v = Math.fma(0.999, in(Symbol.MEMORY_V)[i], (1 - 0.999) * g[i] * g[i]);
                    double first = 1 - in(Symbol.POWERS)[0] * 0.9;
                    double second = 1 - in(Symbol.POWERS)[1] * 0.999;
                    yield theta[i] - alpha / first * m / (Math.sqrt(v / second) + epsilon);
                }
            };
        }
        return theta;
    }
}
