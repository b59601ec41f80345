package dev.unroll.ui.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scilab.forge.jlatexmath.Box;
import org.scilab.forge.jlatexmath.JMathTeXException;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;

/**
 * Typesets LaTeX. The first formula takes over a second, in which AWT and the fonts are loaded, the next ones a few
 * milliseconds. jlatexmath keeps its fonts and its state in static fields, so there is one typesetter only.
 */
public final class Typesetter {
    /** So many formulas are remembered: more than any page shows. */
    private static final int KEPT = 256;
    /** The size that TeX's fonts are made for. Some spaces are so many points; everything else is measured in em. */
    private static final float POINTS = 10;

    private static final Map<String, Formula> NEWEST = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Formula> eldest) {
            return size() > KEPT;
        }
    };
    private static volatile boolean prepared;

    private Typesetter() {}

    /**
     * Typesets formulas before they are asked for, on the thread that calls: not to be the JavaFX thread, since the first
     * one loads the fonts.
     *
     * @param formulas their LaTeX
     * @return how many were typeset
     */
    public static int prepare(List<String> formulas) {
        formulas.forEach(Typesetter::formula);
        return formulas.size();
    }

    /** {@return whether a formula takes no longer than a frame} */
    static boolean isPrepared() {
        return prepared;
    }

    /**
     * {@return a formula}
     *
     * @param latex what {@link FormulaView} takes
     * @throws IllegalArgumentException if it cannot be read
     */
    static synchronized Formula formula(String latex) {
        Formula formula = NEWEST.get(latex);
        if (formula == null) {
            formula = typeset(latex);
            NEWEST.put(latex, formula);
            prepared = true;
        }
        return formula;
    }

    private static Formula typeset(String latex) {
        List<List<Piece>> rows = new ArrayList<>();
        for (List<Breaks.Part> row : Breaks.of(latex)) {
            rows.add(row.stream().map(Typesetter::typeset).toList());
        }
        return new Formula(rows);
    }

    private static Piece typeset(Breaks.Part part) {
        Marks marks = new Marks();
        try {
            Box box = new TeXFormula(marks.colours(part.latex()))
                    .createTeXIcon(TeXConstants.STYLE_DISPLAY, POINTS)
                    .getBox();
            Outlines outlines = new Outlines();
            box.draw(outlines, 0, 0);
            return new Piece(part.gap(), box.getWidth(), box.getHeight(), box.getDepth(), outlines.inks(marks));
        } catch (JMathTeXException unreadable) {
            throw new IllegalArgumentException("no formula: " + part.latex(), unreadable);
        }
    }
}
