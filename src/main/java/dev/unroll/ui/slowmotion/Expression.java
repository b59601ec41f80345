package dev.unroll.ui.slowmotion;

import dev.unroll.ui.equation.Role;
import dev.unroll.ui.i18n.Messages;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Numbers with what is done to them: it can be written and computed, rounded to the same digits. */
sealed interface Expression {
    /** As many digits as a double has. */
    int ALL = 0;

    /** {@return its value, of numbers rounded to so many significant digits} */
    double value(int digits);

    /** Writes it. */
    void write(NumberLine.Builder line, int digits);

    /** Whether it needs brackets as a factor. */
    default boolean isSum() {
        return false;
    }

    /** {@return what a sum begins with; else the whole} */
    default Expression first() {
        return this;
    }

    /** {@return its text} */
    default String text(int digits) {
        NumberLine.Builder line = new NumberLine.Builder();
        write(line, digits);
        return line.line().text();
    }

    /** Writes it as a factor, or after an operator. */
    default void writeWithin(NumberLine.Builder line, int digits) {
        boolean bracketed = isSum() || text(digits).startsWith("−");
        if (bracketed) {
            line.sign("(");
        }
        write(line, digits);
        if (bracketed) {
            line.sign(")");
        }
    }

    private static double rounded(double value, int digits) {
        return digits == ALL ? value : Figures.round(value, digits);
    }

    /** A measured number, in the colour of what it is. */
    record Measured(double exact, Role role) implements Expression {
        @Override
        public double value(int digits) {
            return rounded(exact, digits);
        }

        @Override
        public void write(NumberLine.Builder line, int digits) {
            line.sign(Figures.exactly(exact, digits), role);
        }
    }

    /** A measured number with digits of its own, as many as the result takes. */
    record Precise(double exact, Role role, int own) implements Expression {
        @Override
        public double value(int digits) {
            return rounded(exact, digits == ALL ? ALL : own);
        }

        @Override
        public void write(NumberLine.Builder line, int digits) {
            line.sign(Figures.exactly(exact, own), role);
        }
    }

    /** A number that is known as it is: a setting, or a constant of the equation. */
    record Fixed(double exact, Role role) implements Expression {
        private static final int DIGITS = 9;

        @Override
        public double value(int digits) {
            return exact;
        }

        @Override
        public void write(NumberLine.Builder line, int digits) {
            line.sign(Figures.significant(exact, DIGITS), role);
        }
    }

    /** Terms of a sum that are not written out: how many, and what they come to together. */
    record Rest(int count, double exact) implements Expression {
        @Override
        public double value(int digits) {
            return rounded(exact, digits);
        }

        @Override
        public void write(NumberLine.Builder line, int digits) {
            line.sign(Messages.get("slow.rest", count, Figures.exactly(exact, digits)));
        }
    }

    /** a + b − c …; nothing is 0. */
    record Sum(List<Expression> terms) implements Expression {
        public Sum {
            terms = List.copyOf(terms);
        }

        @Override
        public boolean isSum() {
            return terms.size() > 1;
        }

        @Override
        public Expression first() {
            return isSum() ? terms.get(0) : this;
        }

        @Override
        public double value(int digits) {
            return terms.stream().mapToDouble(term -> term.value(digits)).sum();
        }

        @Override
        public void write(NumberLine.Builder line, int digits) {
            if (terms.isEmpty()) {
                line.sign("0");
            }
            for (int i = 0; i < terms.size(); i++) {
                NumberLine.Builder term = new NumberLine.Builder();
                terms.get(i).write(term, digits);
                List<NumberLine.Part> parts = term.line().parts();
                boolean negative = i > 0 && parts.get(0).text().startsWith("−");
                if (i > 0) {
                    line.sign(negative ? " − " : " + ");
                }
                for (int k = 0; k < parts.size(); k++) {
                    NumberLine.Part part = parts.get(k);
                    String text = negative && k == 0 ? part.text().substring(1) : part.text();
                    part.role().ifPresentOrElse(role -> line.sign(text, role), () -> line.sign(text));
                }
            }
        }
    }

    /** a − b. */
    record Difference(Expression from, Expression less) implements Expression {
        @Override
        public boolean isSum() {
            return true;
        }

        @Override
        public Expression first() {
            return from;
        }

        @Override
        public double value(int digits) {
            return from.value(digits) - less.value(digits);
        }

        @Override
        public void write(NumberLine.Builder line, int digits) {
            from.write(line, digits);
            line.sign(" − ");
            less.writeWithin(line, digits);
        }
    }

    /** a · b …. */
    record Product(List<Expression> factors) implements Expression {
        public Product {
            factors = List.copyOf(factors);
        }

        @Override
        public double value(int digits) {
            return factors.stream().mapToDouble(factor -> factor.value(digits)).reduce(1, (a, b) -> a * b);
        }

        @Override
        public void write(NumberLine.Builder line, int digits) {
            for (int i = 0; i < factors.size(); i++) {
                if (i > 0) {
                    line.sign(" · ");
                }
                Expression factor = factors.get(i);
                if (i > 0 || factor.isSum()) {
                    factor.writeWithin(line, digits);
                } else {
                    factor.write(line, digits);
                }
            }
        }
    }

    /** a / b. */
    record Quotient(Expression above, Expression below) implements Expression {
        @Override
        public double value(int digits) {
            return above.value(digits) / below.value(digits);
        }

        @Override
        public void write(NumberLine.Builder line, int digits) {
            if (above.isSum()) {
                above.writeWithin(line, digits);
            } else {
                above.write(line, digits);
            }
            line.sign(" / ");
            below.writeWithin(line, digits);
        }
    }

    /** a function with what is written before and after its argument. */
    record Call(String before, Expression argument, String after, DoubleUnaryOperator function) implements Expression {
        @Override
        public double value(int digits) {
            return function.applyAsDouble(argument.value(digits));
        }

        @Override
        public void write(NumberLine.Builder line, int digits) {
            line.sign(before);
            argument.write(line, digits);
            line.sign(after);
        }
    }

    /** a². */
    record Square(Expression base) implements Expression {
        @Override
        public double value(int digits) {
            return base.value(digits) * base.value(digits);
        }

        @Override
        public void write(NumberLine.Builder line, int digits) {
            // 1e-5² could be read as a power of 10.
            boolean power = base instanceof Measured number
                    && Figures.exactly(number.exact(), digits).contains("e");
            line.sign(power ? "(" : "");
            base.writeWithin(line, digits);
            line.sign(power ? ")²" : "²");
        }
    }

    /** What stands after a sign. */
    record Within(Expression inner) implements Expression {
        @Override
        public double value(int digits) {
            return inner.value(digits);
        }

        @Override
        public void write(NumberLine.Builder line, int digits) {
            inner.writeWithin(line, digits);
        }
    }
}
