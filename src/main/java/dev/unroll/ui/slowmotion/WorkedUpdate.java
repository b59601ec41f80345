package dev.unroll.ui.slowmotion;

import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.walk.PhaseKind;
import dev.unroll.core.walk.PhaseNumbers;
import dev.unroll.core.walk.Quantity;
import dev.unroll.core.walk.Symbol;
import dev.unroll.ui.equation.Role;
import java.util.List;

/** Clipping and the update with their numbers, for one element of a parameter. */
final class WorkedUpdate {
    private static final double EPSILON = 1e-8;
    private static final double[] BETA = {0.9, 0.999};
    private static final double RMSPROP = 0.9;

    private final Experiment experiment;
    private final PhaseNumbers numbers;
    private final Worked worked;
    private final int row;
    private final int column;

    WorkedUpdate(Experiment experiment, PhaseNumbers numbers, Worked worked, int row, int column) {
        this.experiment = experiment;
        this.numbers = numbers;
        this.worked = worked;
        this.row = row;
        this.column = column;
    }

    List<NumberLine> lines() {
        if (numbers.phase().kind() == PhaseKind.CLIP) {
            return List.of(clip());
        }
        return switch (experiment.optimizer()) {
            case SGD -> List.of(step(new Expression.Product(List.of(alpha(), gradient()))));
            case ADAGRAD -> adagrad();
            case RMSPROP -> rmsprop();
            case ADAM -> adam();
        };
    }

    private Expression element(Symbol symbol) {
        return Worked.number(numbers.input(symbol), row, column);
    }

    private static Expression fixed(double value) {
        return new Expression.Fixed(value, Role.NUMBER);
    }

    private Expression setting(Symbol symbol) {
        return fixed(numbers.input(symbol).get(0));
    }

    private Expression alpha() {
        return setting(Symbol.LEARNING_RATE);
    }

    private Expression gradient() {
        return element(Symbol.CLIPPED);
    }

    private NumberLine end(NumberLine.Builder line, Expression expression) {
        Quantity output = numbers.output();
        return line.equals(expression, output.get(row, column), Role.of(output.symbol()));
    }

    private NumberLine clip() {
        NumberLine.Builder line = worked.element(new NumberLine.Builder(), numbers.output(), row, column);
        Expression before = element(Symbol.GRADIENT);
        if (experiment.clip() instanceof GradientClip.ByNorm) {
            Expression norm = Worked.number(numbers.input(Symbol.NORM), 0, 0);
            Expression share = new Expression.Call(
                    "min(1, ",
                    new Expression.Quotient(setting(Symbol.THRESHOLD), norm),
                    ")",
                    quotient -> Math.min(1, quotient));
            return end(line, new Expression.Product(List.of(share, before)));
        }
        if (experiment.clip() instanceof GradientClip.ByValue value) {
            String limit = Figures.significant(value.threshold(), 9);
            Expression least =
                    new Expression.Call("min(" + limit + ", ", before, ")", g -> Math.min(value.threshold(), g));
            return end(
                    line,
                    new Expression.Call("max(−" + limit + ", ", least, ")", g -> Math.max(-value.threshold(), g)));
        }
        worked.element(line.sign(" = "), numbers.input(Symbol.GRADIENT), row, column);
        return end(line, before);
    }

    /** θ less what the optimizer takes. */
    private NumberLine step(Expression taken) {
        NumberLine.Builder line = worked.element(new NumberLine.Builder(), numbers.output(), row, column);
        return end(line, new Expression.Difference(element(Symbol.PARAMETER), taken));
    }

    /** A memory's new value. */
    private static NumberLine remember(String name, Expression value) {
        NumberLine.Builder line = new NumberLine.Builder().sign(name, Role.MEMORY);
        return line.equals(value, value.value(Expression.ALL), Role.MEMORY);
    }

    private static Expression kept(Expression value) {
        return new Expression.Measured(value.value(Expression.ALL), Role.MEMORY);
    }

    private static Expression root(Expression argument) {
        return new Expression.Call("√(", argument, ")", Math::sqrt);
    }

    /** decay · old + (1 − decay) · news. */
    private static Expression blend(double decay, Expression old, Expression news) {
        Expression fresh = new Expression.Fixed(Figures.round(1 - decay, 6), Role.NUMBER);
        return new Expression.Sum(List.of(
                new Expression.Product(List.of(fixed(decay), old)), new Expression.Product(List.of(fresh, news))));
    }

    private List<NumberLine> adagrad() {
        Expression m = new Expression.Sum(List.of(element(Symbol.MEMORY_M), new Expression.Square(gradient())));
        Expression below = root(new Expression.Sum(List.of(kept(m), fixed(EPSILON))));
        return List.of(remember("m", m), step(scaled(gradient(), below)));
    }

    private List<NumberLine> rmsprop() {
        Expression m = blend(RMSPROP, element(Symbol.MEMORY_M), new Expression.Square(gradient()));
        Expression below = new Expression.Sum(List.of(root(kept(m)), fixed(EPSILON)));
        return List.of(remember("m", m), step(scaled(gradient(), below)));
    }

    /** α · news / below. */
    private Expression scaled(Expression news, Expression below) {
        return new Expression.Quotient(new Expression.Product(List.of(alpha(), news)), below);
    }

    private List<NumberLine> adam() {
        Quantity powers = numbers.input(Symbol.POWERS);
        Expression m = blend(BETA[0], element(Symbol.MEMORY_M), gradient());
        Expression v = blend(BETA[1], element(Symbol.MEMORY_V), new Expression.Square(gradient()));
        Expression below = new Expression.Sum(
                List.of(root(new Expression.Quotient(kept(v), corrected(powers, 1))), fixed(EPSILON)));
        return List.of(
                remember("m", m),
                remember("v", v),
                step(scaled(new Expression.Quotient(kept(m), corrected(powers, 0)), below)));
    }

    /** 1 − βᵏ of this update: what was counted before it, once more times β. */
    private static Expression corrected(Quantity powers, int which) {
        return new Expression.Difference(
                fixed(1), new Expression.Measured(powers.get(which) * BETA[which], Role.NUMBER));
    }
}
