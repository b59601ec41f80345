package dev.unroll.ui.plot;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** What a plot leaves to its window: to write its files away from the JavaFX thread, and to tell how that went. */
@FunctionalInterface
public interface PlotExport {

    /**
     * Writes a file. Called on the JavaFX thread, which it does not keep.
     *
     * @param content writes; for any thread
     * @param note what the user should know of the file once it is written
     * @param problem the sentence that says why it could not be written
     */
    void write(Content content, Optional<String> note, Function<IOException, String> problem);

    /** What a file gets. */
    @FunctionalInterface
    interface Content {
        void write() throws IOException;
    }
}
