package dev.unroll.ui.shell;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the user for a file; empty if none was chosen. */
public interface FileDialogs {
    /** A text to train on. */
    Optional<Path> text();

    /** A model to go on from. */
    Optional<Path> model();

    /** Where to save the model. */
    Optional<Path> saveModel();
}
