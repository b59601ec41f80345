package dev.unroll.ui.reach;

import dev.unroll.ui.controls.HelpCard;
import dev.unroll.ui.i18n.Messages;

/** The "?" cards of the page. */
final class Help {
    private Help() {}

    /**
     * The card of a view.
     *
     * @param key what its keys begin with
     */
    static HelpCard of(String key) {
        return new HelpCard(
                Messages.get(key + "what"),
                Messages.get(key + "formula"),
                Messages.get(key + "up"),
                Messages.get(key + "down"),
                Messages.get(key + "try"));
    }
}
