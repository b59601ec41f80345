package dev.unroll.ui.equation;

import dev.unroll.ui.i18n.Messages;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An equation of the program. {@code <TERM>} stands for a {@link Term}; what else a template may hold is said there. Those
 * of a training step come first, in its order.
 */
public enum Equation {
    INPUT("<X> \\in \\{0, 1\\}^n"),
    INPUT_NUMBERS("<X> \\in \\mathbb{R}^n"),
    SUM("<S> = <W> <A_BEFORE> + <U> <X> + <B>"),
    SUM_UPPER("<S> = <W> <A_BEFORE> + <U_UPPER> <A_BELOW> + <B>"),
    STATE("<A> = <PHI>(<S>)"),
    STATE_TANH("<A> = \\tanh <S>"),
    STATE_RELU("<A> = \\max(0, <S>)"),
    STATE_SIGMOID("<A> = \\frac{1}{1 + e^{-<S>}}"),
    STATE_IDENTITY("<A> = <S>"),
    OUTPUT("<O> = <V> <A> + <C>"),
    PREDICTION("<Y_HAT> = \\mathrm{softmax}(<O>)"),
    LOSS("<L_STEP> = -\\log <Y_HAT_TARGET>"),
    LOSS_SQUARED("<L_STEP> = (<O> - <Y>)^2"),
    LOSS_NOT_ASKED("<L_STEP> = 0"),
    WINDOW_LOSS("<L> = \\frac{1}{<STREAMS>} \\sum_{~streams~} \\sum_{t=1}^{<STEPS>} <L_STEP>"),

    OUTPUT_GRADIENT("<D_O> = \\frac{1}{<STREAMS>} (<Y_HAT> - <Y>)"),
    OUTPUT_GRADIENT_SQUARED("<D_O> = \\frac{2}{<STREAMS>} (<O> - <Y>)"),
    OUTPUT_GRADIENT_NOT_ASKED("<D_O> = 0"),
    V_SHARE("~share~\\; <D_V> = <D_O> <A_TRANSPOSED>"),
    C_SHARE("~share~\\; <D_C> = <D_O>"),
    STATE_GRADIENT("<D_A> = <V_TRANSPOSED> <D_O> + <W_TRANSPOSED> <D_S_AFTER>"),
    STATE_GRADIENT_LAST("<D_A> = <V_TRANSPOSED> <D_O>"),
    STATE_GRADIENT_LOWER("<D_A> = <U_ABOVE_TRANSPOSED> <D_S_ABOVE> + <W_TRANSPOSED> <D_S_AFTER>"),
    STATE_GRADIENT_LOWER_LAST("<D_A> = <U_ABOVE_TRANSPOSED> <D_S_ABOVE>"),
    SUM_GRADIENT_TANH("<D_S> = <SLOPE_OF_S> \\odot <D_A> \\qquad <SLOPE_OF_S> = 1 - <A_SQUARED>"),
    SUM_GRADIENT_RELU("<D_S> = <SLOPE_OF_S> \\odot <D_A> \\qquad <SLOPE_OF_S> = [<A> \\gt 0]"),
    SUM_GRADIENT_SIGMOID("<D_S> = <SLOPE_OF_S> \\odot <D_A> \\qquad <SLOPE_OF_S> = <A> (1 - <A>)"),
    SUM_GRADIENT_IDENTITY("<D_S> = <SLOPE_OF_S> \\odot <D_A> \\qquad <SLOPE_OF_S> = 1"),
    W_SHARE("~share~\\; <D_W> = <D_S> <A_BEFORE_TRANSPOSED>"),
    U_SHARE("~share~\\; <D_U> = <D_S> <X_TRANSPOSED>"),
    U_SHARE_UPPER("~share~\\; <D_U_UPPER> = <D_S> <A_BELOW_TRANSPOSED>"),
    B_SHARE("~share~\\; <D_B> = <D_S>"),
    W_TOTAL("<D_W> = \\sum_{~streams~} \\sum_{t=1}^{<STEPS>} <D_S> <A_BEFORE_TRANSPOSED>"),
    U_TOTAL("<D_U> = \\sum_{~streams~} \\sum_{t=1}^{<STEPS>} <D_S> <X_TRANSPOSED>"),
    U_TOTAL_UPPER("<D_U_UPPER> = \\sum_{~streams~} \\sum_{t=1}^{<STEPS>} <D_S> <A_BELOW_TRANSPOSED>"),
    B_TOTAL("<D_B> = \\sum_{~streams~} \\sum_{t=1}^{<STEPS>} <D_S>"),
    V_TOTAL("<D_V> = \\sum_{~streams~} \\sum_{t=1}^{<STEPS>} <D_O> <A_TRANSPOSED>"),
    C_TOTAL("<D_C> = \\sum_{~streams~} \\sum_{t=1}^{<STEPS>} <D_O>"),

    CLIP_NONE("<G> = <D_THETA>"),
    CLIP_NORM("<G> = \\min\\left(1, \\frac{<THRESHOLD>}{\\lVert <D_ALL_FLAT> \\rVert}\\right) <D_THETA>"),
    CLIP_VALUE("<G> = \\max\\left(-<THRESHOLD>, \\min\\left(<THRESHOLD>, <D_THETA>\\right)\\right)"),
    SGD("<THETA> \\leftarrow <THETA> - <ALPHA> <G>"),
    ADAGRAD(
            "<M> \\leftarrow <M> + <G>^2 \\\\ <THETA> \\leftarrow <THETA> - \\frac{<ALPHA> <G>}{\\sqrt{<M> + <EPSILON>}}"),
    RMSPROP("<M> \\leftarrow 0.9 <M> + 0.1 <G>^2"
            + " \\\\ <THETA> \\leftarrow <THETA> - \\frac{<ALPHA> <G>}{\\sqrt{<M>} + <EPSILON>}"),
    ADAM("<M> \\leftarrow <BETA_1> <M> + (1 - <BETA_1>) <G>"
            + " \\\\ <V_MEMORY> \\leftarrow <BETA_2> <V_MEMORY> + (1 - <BETA_2>) <G>^2"
            + " \\\\ <THETA> \\leftarrow <THETA> - <ALPHA> \\frac{<M> / (1 - <BETA_1_POWER>)}"
            + "{\\sqrt{<V_MEMORY> / (1 - <BETA_2_POWER>)} + <EPSILON>}"),

    TANH("<PHI>(<S_ANY>) = \\tanh <S_ANY> \\qquad <SLOPE_OF_ANY> = 1 - <A_ANY>^2"),
    RELU("<PHI>(<S_ANY>) = \\max(0, <S_ANY>) \\qquad <SLOPE_OF_ANY> = [<A_ANY> \\gt 0]"),
    SIGMOID("<PHI>(<S_ANY>) = \\frac{1}{1 + e^{-<S_ANY>}} \\qquad <SLOPE_OF_ANY> = <A_ANY> (1 - <A_ANY>)"),
    IDENTITY("<PHI>(<S_ANY>) = <S_ANY> \\qquad <SLOPE_OF_ANY> = 1"),
    DIFFERENCE_QUOTIENT(
            "<D_THETA_IJ> \\approx \\frac{<L>(\\theta_{ij} + <NUDGE>) - <L>(\\theta_{ij} - <NUDGE>)}{2 <NUDGE>}"),

    MEAN_LOSS("<L_MEAN> = \\frac{1}{<STEPS>} \\sum_{t=1}^{<STEPS>} <L_STEP>"),
    MEAN_LOSS_ASKED("<L_MEAN> = \\frac{1}{<ASKED>} \\sum_{t\\,~asked~} <L_STEP>"),
    TEMPERATURE("<PROBABILITY> = \\frac{e^{<O_I> / <TEMPERATURE>}}{\\sum_j e^{<O_J> / <TEMPERATURE>}}"),
    GRADIENT_NORM("\\lVert <D_THETA_FLAT> \\rVert = \\sqrt{\\sum_{i,j} (<D_THETA_IJ_FLAT>)^2}"),
    VECTOR_NORM("\\lVert <D_THETA_FLAT> \\rVert = \\sqrt{\\sum_i (<D_THETA_I_FLAT>)^2}"),
    TOTAL_NORM("\\lVert <D_ALL_FLAT> \\rVert = \\sqrt{\\sum_{p} \\lVert <D_P_FLAT> \\rVert^2}"),
    RIVER("<RIVER> = \\left\\lVert <D_L_A> \\right\\rVert"),
    RIVER_STEP("<D_L_A_BEFORE> = <W_TRANSPOSED> \\left(<SLOPE_OF_S_K> \\odot <D_L_A>\\right)"),
    RIVER_RAY("<D_L_A> = (<J_PRODUCT>)^{\\top} <V_TRANSPOSED> (<Y_HAT> - <Y>)"),
    DECAY("<DECAY> = \\frac{<RIVER_LAG>}{<RIVER_OWN>}"),
    HALF_LIFE("~halflife~ = -\\frac{\\ln 2}{~slope~\\; \\ln <DECAY>}"),
    STRETCH("\\frac{\\lVert <D_L_A_BEFORE_FLAT> \\rVert}{\\lVert <D_L_A_FLAT> \\rVert}"
            + " = \\frac{\\lVert <W_TRANSPOSED> <DAMPED> \\rVert}{\\lVert <DAMPED> \\rVert}"
            + " \\cdot \\frac{\\lVert <DAMPED> \\rVert}{\\lVert <D_L_A_FLAT> \\rVert}"),
    DAMPED("<DAMPED> = <SLOPE_OF_S_K> \\odot <D_L_A>"),
    SPECTRAL_RADIUS("<RADIUS> = \\max <EIGENVALUE>"),
    LYAPUNOV("<LYAPUNOV> = \\frac{1}{<STEPS>} \\ln <SIGMA_MAX>(<J_WINDOW>)"),
    JACOBIAN("<J> = \\mathrm{diag}(<SLOPE_OF_S>)\\, <W>"),
    SATURATED("|<A>| \\gt 0.97 \\quad \\Rightarrow \\quad <SLOPE_OF_S> \\lt 0.06"),
    SCALE_W("<W> \\leftarrow <GAIN> \\cdot <W>"),
    SET_RADIUS("<W> \\leftarrow \\frac{<RADIUS_WANTED>}{<RADIUS>} <W>"),
    SET_ELEMENT("<THETA_IJ> \\leftarrow <WANTED>"),
    HOLD_UNIT("<B> \\leftarrow <B> + <HELD> \\cdot <W_COLUMN> \\\\ <W_COLUMN> \\leftarrow 0");

    private static final Pattern TERM = Pattern.compile("<([A-Z][A-Z0-9_]*)>");

    private final String template;

    Equation(String template) {
        this.template = template;
    }

    /** {@return its name in the bundle and in tests} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return its LaTeX, each symbol marked with its role} */
    public String latex() {
        return latex(general());
    }

    /**
     * {@return its LaTeX for one time step, layer and parameter}
     *
     * @param place what stands for its letters
     */
    public String latex(Place place) {
        return place.latex(TERM.matcher(Words.in(template))
                .replaceAll(term ->
                        Matcher.quoteReplacement(Term.valueOf(term.group(1)).latex(place))));
    }

    /** {@return how it is read aloud} */
    public String spoken() {
        return spoken(general());
    }

    /**
     * {@return how it is read aloud for one time step, layer and parameter}
     *
     * @param place what stands for its letters
     */
    public String spoken(Place place) {
        String words = Messages.get("equation.spoken." + id(), place.words());
        return !namesLayers() && !latex(place).equals(latex(place.withoutLayer()))
                ? Messages.get("equation.layer", words, place.words()[3])
                : words;
    }

    /** {@return its symbols in the order in which it names them} */
    public List<Term> terms() {
        return TERM.matcher(template)
                .results()
                .map(term -> Term.valueOf(term.group(1)))
                .distinct()
                .toList();
    }

    private Place general() {
        return namesLayers() ? Place.LAYERED : Place.ANY;
    }

    /** Whether it holds only where there are several layers. */
    private boolean namesLayers() {
        return template.contains("<A_BELOW") || template.contains("_ABOVE");
    }
}
