package dev.unroll.ui.slowmotion;

import dev.unroll.core.walk.PhaseKind;
import dev.unroll.core.walk.WalkedStep;
import dev.unroll.ui.i18n.Messages;
import java.util.List;

/** Slips that lecture notes often have, at the phases where they belong. */
final class Slips {
    private Slips() {}

    /** Sentences; none where there is none. */
    static List<String> of(SlowMotionViewModel.Place place) {
        return switch (place.phase().kind()) {
            case V_SHARE -> List.of(Messages.get("slow.slip.transpose"));
            case STATE_GRADIENT -> stateGradient(place);
            case W_SHARE -> List.of(Messages.get("slow.slip.w"));
            case U_SHARE -> List.of(Messages.get("slow.slip.u"));
            case TOTAL -> List.of(Messages.get("slow.slip.sum"));
            case CLIP -> List.of(Messages.get("slow.slip.layers"));
            default -> List.of();
        };
    }

    private static List<String> stateGradient(SlowMotionViewModel.Place place) {
        WalkedStep step = place.walk().step();
        boolean comesBack = place.phase().t() < step.tape().window();
        boolean top = place.phase().layer() == step.before().shape().layers() - 1;
        String transposes = Messages.get("slow.slip." + (top ? "state" : "state-lower") + (comesBack ? "" : "-last"));
        return comesBack
                ? List.of(transposes, Messages.get("slow.slip.name"), Messages.get("slow.slip.steps"))
                : List.of(transposes);
    }

    /** Whether the gradient check can show what is wrong. */
    static boolean canBeChecked(SlowMotionViewModel.Place place) {
        return place.phase().kind() == PhaseKind.W_SHARE;
    }
}
