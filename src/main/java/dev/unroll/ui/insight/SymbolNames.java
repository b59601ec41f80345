package dev.unroll.ui.insight;

import dev.unroll.core.task.Task;
import dev.unroll.session.Look;
import dev.unroll.ui.i18n.Symbols;
import java.util.Optional;

/** How the symbols of a look are written: characters of a text, or what a task reads and asks for. */
public final class SymbolNames {
    private static final String NOTHING_ASKED = "·";

    private final Look look;
    private final Optional<Task> task;

    /** The names of a look's symbols. */
    public SymbolNames(Look look) {
        this.look = look;
        task = look.experiment().task();
    }

    /** The sign of a symbol that was read. */
    public String inputSign(int id) {
        return Symbols.sign(look.vocabulary().codePoint(id));
    }

    /** Its name in a sentence. */
    public String inputName(int id) {
        return Symbols.name(look.vocabulary().codePoint(id));
    }

    /** The sign of a symbol that is to be predicted; a dot where nothing is asked for. */
    public String targetSign(int id) {
        if (id == Task.NO_ANSWER) {
            return NOTHING_ASKED;
        }
        return task.map(t -> t.answers().get(id)).orElseGet(() -> inputSign(id));
    }

    /** Its name in a sentence. */
    public String targetName(int id) {
        return task.isPresent() ? targetSign(id) : inputName(id);
    }

    /** The answers' probabilities can be compared: they are not where the answer is a number. */
    public boolean predictsSymbols() {
        return task.map(t -> !t.isRegression()).orElse(true);
    }
}
