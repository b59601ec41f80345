package dev.unroll.ui.reach;

import dev.unroll.ui.controls.HelpCard;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.i18n.Messages;
import java.util.List;

/** The "?" cards of the page. */
final class Help {
    private Help() {}

    /**
     * The card of a view.
     *
     * @param key what its keys begin with
     * @param equations what it computes
     */
    static HelpCard of(String key, Equation... equations) {
        return new HelpCard(
                Messages.get(key + "what"),
                List.of(equations),
                Messages.get(key + "up"),
                Messages.get(key + "down"),
                Messages.get(key + "try"));
    }
}
