package dev.unroll.ui.equation;

import dev.unroll.ui.i18n.Messages;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The equations behind what somebody points at, with today's numbers in them.
 *
 * @param about what exactly is pointed at
 * @param step the step of the run whose numbers they are; empty where there are none yet
 * @param parts the equations, the one that is pointed at first
 */
public record Explained(String about, OptionalLong step, List<Part> parts) {
    /**
     * One equation.
     *
     * @param equation as it stands in the registry
     * @param place what stands for its letters
     * @param numbers the same with numbers, a line each; none where the equation only says what another one means
     */
    public record Part(Equation equation, Place place, List<String> numbers) {
        /** Copies the lines. */
        public Part {
            numbers = List.copyOf(numbers);
        }

        /** An equation with its letters. */
        public static Part of(Equation equation, String... numbers) {
            return new Part(equation, Place.ANY, List.of(numbers));
        }
    }

    /** Copies the parts. */
    public Explained {
        parts = List.copyOf(parts);
    }

    /** {@return what is known of a step} */
    public static Explained at(long step, String about, Part... parts) {
        return new Explained(about, OptionalLong.of(step), List.of(parts));
    }

    /** {@return equations alone, before there is a number to put into them} */
    public static Explained before(Equation... equations) {
        return without(Messages.get("explain.before"), equations);
    }

    /**
     * {@return equations alone}
     *
     * @param why there are no numbers to put into them
     */
    public static Explained without(String why, Equation... equations) {
        return new Explained(
                why, OptionalLong.empty(), Stream.of(equations).map(Part::of).toList());
    }
}
