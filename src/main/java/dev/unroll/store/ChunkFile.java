package dev.unroll.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Numbers by the million off the heap: pieces of a temporary file, mapped into memory. The zeros are really written
 * before a piece is mapped, so that a full disk shows as an exception here and not as a crash (SIGBUS) at some later
 * store. A reserve of the disk is left alone: other programs need it, and so does whoever saves a model. Where the disk
 * gives nothing, pieces come from the heap, but only so many that the program goes on working. The file goes with the
 * process. Safe for any thread.
 */
public final class ChunkFile implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ChunkFile.class.getName());
    private static final int BLOCK = 1 << 18;
    /** Left free on a large disk; on a small one it is a twentieth. */
    private static final long RESERVE = 1L << 30;

    private static final int RESERVED_PART = 20;
    /** Of the heap, at most a part may go to pieces. */
    private static final int HEAP_PART = 16;

    private final Path folder;
    private final Disk disk;
    private final long heap;
    private Optional<FileChannel> channel = Optional.empty();
    private boolean failed;
    private long onHeap; // bytes of the pieces that came from there
    private long end; // of the pieces handed out, in bytes
    private boolean closed;

    /**
     * Nothing is created before the first piece is asked for.
     *
     * @param folder where the temporary file goes; created if it does not exist
     */
    public ChunkFile(Path folder) {
        this(folder, ChunkFile::roomAboveReserve, Runtime.getRuntime().maxMemory() / HEAP_PART);
    }

    /**
     * @param disk tells how many bytes may be taken
     * @param heap the most bytes to take from the heap
     */
    ChunkFile(Path folder, Disk disk, long heap) {
        this.folder = folder;
        this.disk = disk;
        this.heap = heap;
    }

    /**
     * A new piece, all zeros. It stays usable after {@link #close}.
     *
     * @param doubles how many numbers, at least 1
     * @return a buffer of that capacity, of the machine's byte order
     * @throws FullDiskException if there is no room for it; may be asked for again when some was made
     */
    public synchronized DoubleBuffer allocate(int doubles) {
        if (doubles < 1) {
            throw new IllegalArgumentException("A piece needs at least one number, not " + doubles + ".");
        }
        if (closed) {
            throw new IllegalStateException("The chunk file is closed.");
        }
        long bytes = (long) doubles * Double.BYTES;
        try {
            DoubleBuffer piece = map(bytes);
            failed = false;
            return piece;
        } catch (IOException e) {
            if (!failed) {
                LOG.log(Level.WARNING, "Histories are kept in memory: no room for them in " + folder, e);
            }
            failed = true;
            if (onHeap + bytes > heap) {
                throw new FullDiskException("Training is paused because the numbers of every step find no more room in "
                        + folder + " (" + e.getMessage() + "): make room there and start again, or reset.");
            }
        }
        onHeap += bytes;
        return DoubleBuffer.allocate(doubles);
    }

    /**
     * Whether the disk gave nothing the last time and the piece came from the heap.
     *
     * @return false as long as all goes well
     */
    public synchronized boolean onHeap() {
        return failed;
    }

    private DoubleBuffer map(long bytes) throws IOException {
        if (bytes > Integer.MAX_VALUE) {
            throw new IOException("a piece of " + bytes + " bytes cannot be mapped");
        }
        FileChannel file = channel.isPresent() ? channel.get() : create();
        channel = Optional.of(file);
        if (disk.room(folder) < bytes) {
            throw new IOException("the drive is nearly full");
        }
        writeZeros(file, bytes);
        DoubleBuffer piece = file.map(MapMode.READ_WRITE, end, bytes)
                .order(ByteOrder.nativeOrder())
                .asDoubleBuffer();
        end += bytes;
        return piece;
    }

    /** What a disk has to give. */
    @FunctionalInterface
    interface Disk {
        long room(Path folder) throws IOException;
    }

    private static long roomAboveReserve(Path folder) throws IOException {
        FileStore disk = Files.getFileStore(folder);
        return disk.getUsableSpace() - Math.min(RESERVE, disk.getTotalSpace() / RESERVED_PART);
    }

    private FileChannel create() throws IOException {
        Files.createDirectories(folder);
        Set<StandardOpenOption> options = EnumSet.of(
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.DELETE_ON_CLOSE); // at once on Linux and macOS, where open files need no name
        return FileChannel.open(folder.resolve("unroll-history-" + UUID.randomUUID() + ".tmp"), options);
    }

    private void writeZeros(FileChannel file, long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(BLOCK, bytes));
        long position = end;
        while (position < end + bytes) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), end + bytes - position));
            position += file.write(zeros, position);
        }
    }

    /** Closes the file and gives its room back once no piece is used any more. */
    @Override
    public synchronized void close() {
        closed = true;
        channel.ifPresent(file -> {
            try {
                file.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "The temporary file of histories was not closed", e);
            }
        });
        channel = Optional.empty();
    }
}
