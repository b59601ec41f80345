package dev.unroll.ui.shell;

import dev.unroll.ui.i18n.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's own dialogs for files. Each begins in the folder of the last file that was chosen. */
public final class SystemFileDialogs implements FileDialogs {
    private final Window owner;
    private Optional<File> folder = Optional.empty();

    public SystemFileDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> text() {
        return chosen(chooser(Messages.get("dialog.text")).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> model() {
        FileChooser chooser = chooser(Messages.get("dialog.model"));
        chooser.getExtensionFilters().addAll(models(), everything());
        return chosen(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> saveModel() {
        FileChooser chooser = chooser(Messages.get("dialog.saveModel"));
        chooser.getExtensionFilters().addAll(models(), everything());
        chooser.setInitialFileName("model.safetensors");
        return chosen(chooser.showSaveDialog(owner));
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private static FileChooser.ExtensionFilter models() {
        return new FileChooser.ExtensionFilter(Messages.get("dialog.models"), "*.safetensors");
    }

    private static FileChooser.ExtensionFilter everything() {
        return new FileChooser.ExtensionFilter(Messages.get("dialog.all"), "*");
    }

    private Optional<Path> chosen(@Nullable File file) {
        Optional<File> found = Optional.ofNullable(file);
        found.map(File::getParentFile).ifPresent(parent -> folder = Optional.of(parent));
        return found.map(File::toPath);
    }
}
