package dev.unroll.ui.slowmotion;

import dev.unroll.core.rnn.Tape;
import dev.unroll.core.rnn.TapeStream;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.ui.i18n.Symbols;
import java.util.OptionalInt;

/** What a window's inputs and targets are, as signs. Time steps from 1. */
final class Signs {
    private final SlowMotionViewModel.Place place;
    private final Tape tape;
    private final TapeStream stream;

    Signs(SlowMotionViewModel.Place place) {
        this.place = place;
        tape = place.walk().step().tape();
        stream = new TapeStream(tape, place.walk().stream());
    }

    /** The index of the input's 1, from 0; empty where it is numbers. */
    OptionalInt inputId(int t) {
        return tape.isRegression() ? OptionalInt.empty() : OptionalInt.of(stream.inputs()[t - 1]);
    }

    /** The index of the target's 1, from 0; empty where it is a number, or nothing is asked. */
    OptionalInt targetId(int t) {
        return tape.isRegression() || !asks(t) ? OptionalInt.empty() : OptionalInt.of(stream.targets()[t - 1]);
    }

    boolean asks(int t) {
        return stream.targets()[t - 1] != Tape.NO_TARGET;
    }

    /** Empty where the input is numbers. */
    String input(int t) {
        OptionalInt id = inputId(t);
        return id.isPresent() ? sign(id.getAsInt()) : "";
    }

    /** A dash where nothing is asked. */
    String target(int t) {
        if (!asks(t)) {
            return "–";
        }
        if (tape.isRegression()) {
            return Figures.significant(tape.answer((t - 1) * tape.streams() + place.walk().stream()), 3);
        }
        int id = stream.targets()[t - 1];
        return place.walk()
                .step()
                .experiment()
                .task()
                .map(task -> task.answers().get(id))
                .orElseGet(() -> sign(id));
    }

    private String sign(int id) {
        Vocabulary vocabulary = place.walked().vocabulary();
        return Symbols.sign(vocabulary.codePoint(id));
    }
}
