package dev.unroll.ui.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Where a formula may be broken: before a relation, a sum or a product that stands in no bracket and no argument, and in
 * place of a \quad. A piece that begins with an operator begins with an invisible operand too, so that the operator keeps
 * its spaces.
 */
final class Breaks {
    /** Stands in front of an operator that begins a piece. */
    private static final String OPERAND = "\\mathord{}";

    /** Relations, then binary operators. */
    private static final Set<String> OPERATORS = Set.of(
            "=",
            "\\leftarrow",
            "\\approx",
            "\\le",
            "\\ge",
            "\\lt",
            "\\gt",
            "\\in",
            "\\Rightarrow", //
            "+",
            "-",
            "\\cdot",
            "\\odot",
            "\\times");

    private final List<List<Part>> rows = new ArrayList<>(List.of(new ArrayList<>()));
    private final StringBuilder part = new StringBuilder();
    private double gap;
    private int depth;
    private int braces;
    private boolean afterOperator = true;

    private Breaks() {}

    /** A piece in LaTeX, and the space before it in em. */
    record Part(String latex, double gap) {}

    /**
     * {@return the rows between \\, each in its parts}
     *
     * @throws IllegalArgumentException if a brace is missing, which the typesetter would put up with
     */
    static List<List<Part>> of(String latex) {
        Breaks breaks = new Breaks();
        for (int i = 0; i < latex.length(); ) {
            String token = token(latex, i);
            breaks.take(token);
            i += token.length();
        }
        if (breaks.braces != 0) {
            throw new IllegalArgumentException("no formula, its braces do not match: " + latex);
        }
        breaks.end();
        return breaks.rows;
    }

    private void take(String token) {
        boolean isOperator = OPERATORS.contains(token);
        if (depth == 0 && token.equals("\\\\")) {
            end();
            rows.add(new ArrayList<>());
        } else if (depth == 0 && (token.equals("\\quad") || token.equals("\\qquad"))) {
            double space = token.equals("\\quad") ? 1 : 2;
            end();
            gap += space;
        } else {
            // A sign after a relation, or at the beginning, belongs to what follows.
            if (depth == 0 && isOperator && !afterOperator) {
                end();
                part.append(OPERAND);
            }
            depth += opens(token) ? 1 : closes(token) ? -1 : 0;
            braces += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
            part.append(token);
            afterOperator = isOperator || (afterOperator && token.isBlank());
        }
    }

    private void end() {
        if (!part.toString().isBlank()) {
            rows.get(rows.size() - 1).add(new Part(part.toString(), gap));
            gap = 0;
        }
        part.setLength(0);
        afterOperator = true;
    }

    private static boolean opens(String token) {
        return Set.of("{", "(", "[", "\\{", "\\begin", "\\lVert").contains(token);
    }

    private static boolean closes(String token) {
        return Set.of("}", ")", "]", "\\}", "\\end", "\\rVert").contains(token);
    }

    /** A command with its backslash, or one character. */
    private static String token(String latex, int from) {
        int to = from + 1;
        if (latex.charAt(from) == '\\' && to < latex.length()) {
            to++;
            while (Character.isLetter(latex.charAt(to - 1))
                    && to < latex.length()
                    && Character.isLetter(latex.charAt(to))) {
                to++;
            }
        }
        return latex.substring(from, to);
    }
}
