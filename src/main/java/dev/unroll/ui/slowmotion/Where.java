package dev.unroll.ui.slowmotion;

import dev.unroll.core.walk.Itinerary;
import dev.unroll.core.walk.Pass;
import dev.unroll.core.walk.Phase;
import dev.unroll.core.walk.Quantity;
import dev.unroll.ui.equation.PhaseEquations;
import dev.unroll.ui.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a walk stands, in words. */
final class Where {
    /** So many numbers of a result are read aloud. */
    private static final int SAID = 3;

    private Where() {}

    private static String pass(Phase phase) {
        return Messages.get("slow.pass." + phase.pass().name().toLowerCase(Locale.ROOT));
    }

    private static boolean hasTimeStep(Phase phase) {
        return phase.pass() == Pass.FORWARD || phase.pass() == Pass.BACKWARD;
    }

    private static int window(SlowMotionViewModel.Place place) {
        return place.walk().step().tape().window();
    }

    /** Such as "Backward, time step 4 of 6". */
    static String words(SlowMotionViewModel.Place place) {
        Phase phase = place.phase();
        return hasTimeStep(phase)
                ? Messages.get("slow.where.step", pass(phase), phase.t(), window(place))
                : pass(phase);
    }

    /** Such as "Backward 4", where there is little room. */
    static String brief(SlowMotionViewModel.Place place) {
        Phase phase = place.phase();
        return hasTimeStep(phase) ? Messages.get("slow.where.brief", pass(phase), phase.t()) : pass(phase);
    }

    /** The same, and which of how many phases it is. */
    static String counted(SlowMotionViewModel.Place place) {
        Itinerary itinerary = place.itinerary();
        return Messages.get("slow.where", words(place), place.index() + 1, itinerary.size());
    }

    /** What a screen reader says: where it stands, what is computed, by which equation, and what comes out. */
    static String said(SlowMotionViewModel.Place place) {
        PhaseEquations equations = new PhaseEquations(place.walk());
        String spoken = equations.equation(place.phase()).spoken(equations.place(place.phase()));
        Quantity output = place.numbers().output();
        return Messages.get("slow.said", words(place), new Names(place).of(output), spoken, result(output));
    }

    private static String result(Quantity output) {
        int count = output.rows() * output.columns();
        List<String> first = new ArrayList<>();
        for (int i = 0; i < Math.min(SAID, count); i++) {
            first.add(Figures.significant(output.get(i / output.columns(), i % output.columns()), 3));
        }
        String numbers = String.join(", ", first);
        if (count == 1) {
            return numbers;
        }
        if (output.columns() > 1) {
            return Messages.get("slow.said.matrix", numbers, output.rows(), output.columns());
        }
        return Messages.get(count > SAID ? "slow.said.vector" : "slow.said.few", numbers, count);
    }
}
