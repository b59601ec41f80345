package dev.unroll.ui.equation;

import static dev.unroll.ui.equation.Role.GRADIENT;
import static dev.unroll.ui.equation.Role.INPUT;
import static dev.unroll.ui.equation.Role.LOSS;
import static dev.unroll.ui.equation.Role.MEMORY;
import static dev.unroll.ui.equation.Role.NUMBER;
import static dev.unroll.ui.equation.Role.OUTPUT;
import static dev.unroll.ui.equation.Role.PARAMETER;
import static dev.unroll.ui.equation.Role.PREDICTION;
import static dev.unroll.ui.equation.Role.SLOPE;
import static dev.unroll.ui.equation.Role.STATE;
import static dev.unroll.ui.equation.Role.SUM;
import static dev.unroll.ui.equation.Role.TARGET;

import dev.unroll.core.rnn.RnnShape;
import dev.unroll.ui.i18n.Messages;
import java.util.Locale;

/** A symbol of the equations. In its LaTeX {@link Place} puts numbers for letters, and ~word~ is a word of the bundle. */
public enum Term {
    X("x_{@t}", INPUT, "n"),
    X_TRANSPOSED("x_{@t}^{\\top}", INPUT, "1×n"),
    Y("y_{@t}", TARGET, "m"),
    S("s_{@t}^{@K}", SUM, "H"),
    S_ANY("s", SUM, "H"),
    A("a_{@t}^{@K}", STATE, "H"),
    A_ANY("a", STATE, "H"),
    A_BEFORE("a_{@t-1}^{@K}", STATE, "H"),
    A_BELOW("a_{@t}^{@K-1}", STATE, "H"),
    A_SQUARED("@(a_{@t}^{@K}@)^{2}", STATE, "H"),
    A_TRANSPOSED("a_{@t}^{@K\\top}", STATE, "1×H"),
    A_BEFORE_TRANSPOSED("a_{@t-1}^{@K\\top}", STATE, "1×H"),
    A_BELOW_TRANSPOSED("a_{@t}^{@K-1\\top}", STATE, "1×H"),
    O("o_{@t}", OUTPUT, "m"),
    O_I("o_i", OUTPUT, "1"),
    O_J("o_j", OUTPUT, "1"),
    Y_HAT("\\hat{y}_{@t}", PREDICTION, "m"),
    Y_HAT_TARGET("\\hat{y}_{@t}[y_{@t}]", PREDICTION, "1"),
    PROBABILITY("P(~next~ = i)", PREDICTION, "1"),
    L_STEP("L_{@t}", LOSS, "1"),
    L("L", LOSS, "1"),
    L_MEAN("~loss~", LOSS, "1"),
    PHI("\\varphi", SLOPE, "H"),
    SLOPE_OF_S("\\varphi'(s_{@t}^{@K})", SLOPE, "H"),
    SLOPE_OF_S_K("\\varphi'(s_k)", SLOPE, "H"),
    SLOPE_OF_ANY("\\varphi'(s)", SLOPE, "H"),
    U("U^{@K}", PARAMETER, "H×n"),
    U_UPPER("U^{@K}", PARAMETER, "H×H"),
    U_ABOVE_TRANSPOSED("U^{@K+1\\top}", PARAMETER, "H×H"),
    W("W^{@K}", PARAMETER, "H×H"),
    W_TRANSPOSED("W^{@K\\top}", PARAMETER, "H×H"),
    W_COLUMN("W_{:,i}", PARAMETER, "H"),
    B("b^{@K}", PARAMETER, "H"),
    V("V", PARAMETER, "m×H"),
    V_TRANSPOSED("V^{\\top}", PARAMETER, "H×m"),
    C("c", PARAMETER, "m"),
    THETA("@p", PARAMETER, "θ"),
    D_O("\\frac{\\partial L}{\\partial o_{@t}}", GRADIENT, "m"),
    D_A("\\frac{\\partial L}{\\partial a_{@t}^{@K}}", GRADIENT, "H"),
    D_S("\\frac{\\partial L}{\\partial s_{@t}^{@K}}", GRADIENT, "H"),
    D_S_AFTER("\\frac{\\partial L}{\\partial s_{@t+1}^{@K}}", GRADIENT, "H"),
    D_S_ABOVE("\\frac{\\partial L}{\\partial s_{@t}^{@K+1}}", GRADIENT, "H"),
    D_U("\\frac{\\partial L}{\\partial U^{@K}}", GRADIENT, "H×n"),
    D_U_UPPER("\\frac{\\partial L}{\\partial U^{@K}}", GRADIENT, "H×H"),
    D_W("\\frac{\\partial L}{\\partial W^{@K}}", GRADIENT, "H×H"),
    D_B("\\frac{\\partial L}{\\partial b^{@K}}", GRADIENT, "H"),
    D_V("\\frac{\\partial L}{\\partial V}", GRADIENT, "m×H"),
    D_C("\\frac{\\partial L}{\\partial c}", GRADIENT, "m"),
    D_THETA("\\frac{\\partial L}{\\partial @p}", GRADIENT, "θ"),
    D_THETA_IJ("\\frac{\\partial L}{\\partial \\theta_{ij}}", GRADIENT, "1"),
    D_THETA_FLAT("\\partial L / \\partial @p", GRADIENT, "θ"),
    D_ALL_FLAT("\\partial L / \\partial \\theta", GRADIENT, ""),
    D_P_FLAT("\\partial L / \\partial p", GRADIENT, ""),
    D_THETA_IJ_FLAT("\\partial L / \\partial @p_{ij}", GRADIENT, "1"),
    D_THETA_I_FLAT("\\partial L / \\partial @p_i", GRADIENT, "1"),
    G("g", GRADIENT, "θ"),
    D_L_A("\\frac{\\partial L_t}{\\partial a_k}", GRADIENT, "H"),
    D_L_A_BEFORE("\\frac{\\partial L_t}{\\partial a_{k-1}}", GRADIENT, "H"),
    D_L_A_FLAT("\\partial L_t / \\partial a_k", GRADIENT, "H"),
    D_L_A_BEFORE_FLAT("\\partial L_t / \\partial a_{k-1}", GRADIENT, "H"),
    DAMPED("d", GRADIENT, "H"),
    RIVER("g(t,k)", GRADIENT, "1"),
    RIVER_LAG("g(t,t-l)", GRADIENT, "1"),
    RIVER_OWN("g(t,t)", GRADIENT, "1"),
    DECAY("r(l)", GRADIENT, "1"),
    M("m", MEMORY, "θ"),
    V_MEMORY("v", MEMORY, "θ"),
    THETA_IJ("@p_{ij}", PARAMETER, "1"),
    WANTED("~wanted~", NUMBER, "1"),
    ALPHA("\\alpha", NUMBER, "1"),
    EPSILON("\\varepsilon", NUMBER, "1"),
    NUDGE("\\varepsilon", NUMBER, "1"),
    BETA_1("\\beta_1", NUMBER, "1"),
    BETA_2("\\beta_2", NUMBER, "1"),
    BETA_1_POWER("\\beta_1^k", NUMBER, "1"),
    BETA_2_POWER("\\beta_2^k", NUMBER, "1"),
    THRESHOLD("~threshold~", NUMBER, "1"),
    STREAMS("B", NUMBER, "1"),
    STEPS("T", NUMBER, "1"),
    ASKED("Q", NUMBER, "1"),
    TEMPERATURE("\\tau", NUMBER, "1"),
    GAIN("~gain~", NUMBER, "1"),
    HELD("~held~", NUMBER, "1"),
    J("J_t", SLOPE, "H×H"),
    J_PRODUCT("J_t \\cdots J_{k+1}", SLOPE, "H×H"),
    J_WINDOW("J_T \\cdots J_1", SLOPE, "H×H"),
    EIGENVALUE("|\\lambda|", NUMBER, "1"),
    RADIUS("\\rho(W)", NUMBER, "1"),
    RADIUS_WANTED("\\rho", NUMBER, "1"),
    SIGMA_MAX("\\sigma_{\\max}", NUMBER, "1"),
    LYAPUNOV("\\lambda_1", NUMBER, "1");

    private final String template;
    private final Role role;
    private final String shape;

    Term(String template, Role role, String shape) {
        this.template = template;
        this.role = role;
        this.shape = shape;
    }

    /** {@return its LaTeX, in its colour} */
    public String latex() {
        return latex(Place.ANY);
    }

    /** {@return its LaTeX at a place, in its colour} */
    public String latex(Place place) {
        return "\\mark{" + role.styleClass() + "}{" + place.latex(Words.in(template)) + "}";
    }

    /** {@return what it is} */
    public String meaning() {
        return Messages.get("equation.term." + key());
    }

    /**
     * {@return what it is in a network of symbols or of numbers}
     *
     * @param numbers whether inputs and outputs are numbers, where they are symbols else
     */
    public String meaning(boolean numbers) {
        return switch (this) {
            case X, Y, O, L_STEP, L, THETA ->
                Messages.get(numbers ? "equation.term.numbers." + key() : "equation.term.symbols." + key());
            default -> meaning();
        };
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return what it is in the network} */
    public Role role() {
        return role;
    }

    /**
     * {@return rows, or rows × columns, in n and H; 1 of a number, nothing of several matrices, θ of what has the shape of the parameter} Tasks may have
     * more symbols than answers: n is of either.
     */
    public String shape() {
        return shape.replace('m', 'n');
    }

    /**
     * {@return the same in numbers}
     *
     * @param network of these sizes
     */
    public String shape(RnnShape network) {
        return shape.replace("n", Integer.toString(network.vocabulary()))
                .replace("m", Integer.toString(network.outputs()))
                .replace("H", Integer.toString(network.hidden()));
    }
}
