package dev.unroll.ui.slowmotion;

import dev.unroll.core.rnn.ParameterBlocks;
import dev.unroll.core.walk.Phase;
import dev.unroll.core.walk.PhaseKind;
import dev.unroll.core.walk.Quantity;
import dev.unroll.core.walk.Symbol;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Symbols;
import java.util.Optional;

/** How quantities are written in a line of text. */
final class Names {
    private final ParameterBlocks parameters;
    private final int layers;
    private final Optional<Phase> phase;

    /**
     * Names of a network's quantities.
     *
     * @param parameters have the names of the parameters
     */
    Names(ParameterBlocks parameters) {
        this(parameters, Optional.empty());
    }

    /** Names of a phase's quantities, as the walk's place has them: in a sum those of all time steps. */
    Names(SlowMotionViewModel.Place place) {
        this(place.walk().step().before(), Optional.of(place.phase()));
    }

    private Names(ParameterBlocks parameters, Optional<Phase> phase) {
        this.parameters = parameters;
        this.phase = phase;
        layers = parameters.shape().layers();
    }

    /** Such as a₄, ∂L/∂s₄ or W. */
    String of(Quantity quantity) {
        boolean ofAll = phase.filter(now -> now.kind() == PhaseKind.TOTAL).isPresent();
        if (ofAll && quantity.symbol() == Symbol.INPUT) {
            return "xₜ";
        }
        if (ofAll && quantity.symbol() == Symbol.STATE) {
            String of = layers > 1 ? superscript(quantity.layer() + 1) : "";
            return "a" + of + (parameter(phase.orElseThrow().block()).startsWith("W") ? "ₜ₋₁" : "ₜ");
        }
        return of(quantity.symbol(), quantity.t(), quantity.layer(), quantity.block());
    }

    /** Such as W[1, 3]: an element, or with letters any. */
    String of(Quantity quantity, String index) {
        if (index.isEmpty()) {
            return of(quantity);
        }
        return switch (quantity.symbol()) {
            case SHARE -> Messages.get("slow.share.element", parameter(quantity.block()), index);
            case CLIPPED -> "g" + index;
            case UPDATED -> Messages.get("slow.updated", parameter(quantity.block()) + index);
            default -> of(quantity) + index;
        };
    }

    /** The index of an element; empty of a single number. */
    static String index(Quantity quantity, int row, int column) {
        return quantity.columns() > 1
                ? "[" + (row + 1) + ", " + (column + 1) + "]"
                : quantity.rows() > 1 ? "[" + (row + 1) + "]" : "";
    }

    String of(Symbol symbol, int t, int layer, int block) {
        String at = Symbols.subscript(t);
        String of = layers > 1 ? superscript(layer + 1) : "";
        return switch (symbol) {
            case INPUT -> "x" + (t == 0 ? "" : at);
            case TARGET -> "y" + at;
            case SUM -> "s" + of + at;
            case STATE -> "a" + of + at;
            case OUTPUT -> "o" + at;
            case PREDICTION -> "ŷ" + at;
            case LOSS -> "L" + at;
            case LOSSES -> "Lₜ";
            case WINDOW_LOSS -> "L";
            case STREAMS -> "B";
            case PARAMETER -> parameter(block);
            case OUTPUT_GRADIENT -> "∂L/∂o" + (t == 0 ? "ₜ" : at);
            case FROM_ABOVE -> Messages.get("slow.fromAbove");
            case STATE_GRADIENT -> "∂L/∂a" + of + at;
            case SLOPE -> "φ′(s" + of + at + ")";
            case SUM_GRADIENT -> "∂L/∂s" + of + (t == 0 ? "ₜ" : at);
            case SHARE -> Messages.get("slow.share", parameter(block), t);
            case GRADIENT -> "∂L/∂" + parameter(block);
            case NORM -> "‖∂L/∂θ‖";
            case THRESHOLD -> Messages.get("slow.threshold");
            case CLIPPED -> Messages.get("slow.clipped", parameter(block));
            case LEARNING_RATE -> "α";
            case MEMORY_M -> "m";
            case MEMORY_V -> "v";
            case POWERS -> "β₁ᵏ⁻¹, β₂ᵏ⁻¹";
            case UPDATED -> Messages.get("slow.updated", parameter(block));
        };
    }

    private String parameter(int block) {
        String name = parameters.names().get(block);
        boolean below = layers > 1 && block < parameters.names().size() - 2;
        String layer = name.length() > 1 ? name.substring(1) : "1";
        return name.charAt(0) + (below ? superscript(Integer.parseInt(layer)) : "");
    }

    /** ⁽²⁾ for 2: a layer. */
    private static String superscript(int layer) {
        return "⁽" + "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(layer) + "⁾";
    }
}
