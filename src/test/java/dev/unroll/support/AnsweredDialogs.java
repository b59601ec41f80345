package dev.unroll.support;

import dev.unroll.ui.shell.FileDialogs;
import java.nio.file.Path;
import java.util.Optional;

/** Dialogs that are answered before they are opened: those of the system are out of a robot's reach. */
public final class AnsweredDialogs implements FileDialogs {
    private Optional<Path> answer = Optional.empty();

    /** The file that is chosen from now on. */
    public void answer(Path file) {
        answer = Optional.of(file);
    }

    @Override
    public Optional<Path> text() {
        return answer;
    }

    @Override
    public Optional<Path> model() {
        return answer;
    }

    @Override
    public Optional<Path> saveModel() {
        return answer;
    }
}
