package dev.unroll.store;

import java.nio.charset.Charset;
import java.util.Optional;

/** A text that cannot be trained on. The message is one sentence: what is wrong and what to do. */
public final class UnusableTextException extends Exception {
    private static final long serialVersionUID = 1;

    private final String suggestion;

    UnusableTextException(String message) {
        this(message, Optional.empty());
    }

    UnusableTextException(String message, Optional<Charset> suggestion) {
        super(message);
        this.suggestion = suggestion.map(Charset::name).orElse("");
    }

    /**
     * The encoding that the file seems to be in, if it is not the one that was asked for.
     *
     * @return something to offer, or empty
     */
    public Optional<Charset> suggestion() {
        return suggestion.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(suggestion));
    }
}
