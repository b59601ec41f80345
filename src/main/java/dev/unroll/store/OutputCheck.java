package dev.unroll.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says before hours of training, not after, that a result could not be written. */
public final class OutputCheck {
    private OutputCheck() {}

    /**
     * Checks that a file can be written, by creating and removing another beside it: permissions alone don't tell on
     * every system. The file itself is not touched.
     *
     * @param file where something is to be written
     * @throws UnwritableFileException if it cannot be; the message says why and what to do
     */
    public static void requireWritable(Path file) throws UnwritableFileException {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new UnwritableFileException(file + " is a folder: give the name of a file in it.");
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new UnwritableFileException(
                    file + " is write-protected: choose another name or change its permissions.");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return; // a device or a pipe is written in place
        }
        Path folder = AtomicFile.folderOf(target);
        if (!Files.isDirectory(folder)) {
            throw new UnwritableFileException(file + " cannot be written because there is no folder " + folder
                    + ": create it or choose another.");
        }
        try {
            Path probe = AtomicFile.temporaryBeside(target);
            Files.createFile(probe);
            Files.delete(probe);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * {@return whether two names are those of one file, by whatever links they lead to it} A device is nobody's file: two
     * outputs may go to {@code /dev/null}.
     *
     * @param one a file that may not exist yet
     * @param other another
     */
    public static boolean isSameFile(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                return Files.isRegularFile(one) && Files.isSameFile(one, other);
            }
            return real(one).equals(real(other));
        } catch (IOException e) {
            return false; // whoever opens it will say what is wrong
        }
    }

    /** The folder may be reached by links even where the file does not exist. */
    private static Path real(Path file) throws IOException {
        Path target = file.toAbsolutePath().normalize();
        Path name = target.getFileName();
        return name == null ? target : AtomicFile.folderOf(target).toRealPath().resolve(name);
    }

    /**
     * {@return the sentence for a write that failed}
     *
     * @param file where something was to be written
     * @param e what the system said
     */
    public static UnwritableFileException unwritable(Path file, IOException e) {
        if (e instanceof UnwritableFileException known) {
            return known;
        }
        String message = e.getMessage();
        String reason = e instanceof AccessDeniedException
                ? "no permission"
                : message == null ? e.getClass().getSimpleName() : message;
        return new UnwritableFileException(file + " cannot be written (" + reason
                + "): choose another folder, or make room and check its permissions.");
    }
}
