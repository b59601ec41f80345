package dev.unroll.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file whole or not at all: into a temporary one beside it, which then takes its place. */
final class AtomicFile {
    /** What is written. */
    @FunctionalInterface
    interface Content {
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    private AtomicFile() {}

    static Path folderOf(Path absolute) {
        Path parent = absolute.getParent();
        return parent == null ? absolute : parent;
    }

    static Path temporaryBeside(Path absolute) {
        return folderOf(absolute).resolve("." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    /**
     * Writes or replaces a file. When it fails the old file is as it was.
     *
     * @throws UnwritableFileException with one sentence
     */
    static void write(Path file, Content content) throws UnwritableFileException {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                writeInto(file, content, StandardOpenOption.WRITE); // a device or a pipe cannot be replaced
            } else {
                replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
            }
        } catch (IOException e) {
            throw OutputCheck.unwritable(file, e);
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        Path temporary = temporaryBeside(target);
        try {
            writeInto(temporary, content, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeInto(Path file, Content content, StandardOpenOption... options) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options)) {
            content.writeTo(channel);
            if (Files.isRegularFile(file)) {
                channel.force(true); // so that the name never points to a file that a power cut emptied
            }
        }
    }
}
