package dev.unroll.ui.shell;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What the window can do with files and the clipboard; none of them blocks.
 *
 * @param openText trains on a file
 * @param pasteText trains on a text
 * @param saveModel writes the model to a file
 * @param loadModel goes on from a model file
 */
public record FileActions(
        Consumer<Path> openText, Consumer<String> pasteText, Consumer<Path> saveModel, Consumer<Path> loadModel) {}
