package dev.unroll.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.unroll.core.train.Trained;
import dev.unroll.store.OutputCheck;
import dev.unroll.store.UnwritableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of every step as CSV: step, loss, smooth_loss, gradient_norm, clipped, grad_U … When it cannot be written
 * any more the training goes on without it, and {@link #requireWritten} says so at the end.
 */
final class MetricsFile implements AutoCloseable {
    private final Path file;
    private final @Nullable CsvWriter csv;
    private final int[] blocks;
    private final String[] row;
    private Optional<IOException> failure = Optional.empty();

    private MetricsFile(Path file, @Nullable CsvWriter csv, int[] blocks) {
        this.file = file;
        this.csv = csv;
        this.blocks = blocks;
        this.row = new String[5 + blocks.length];
    }

    /** {@return a file that takes no rows} */
    static MetricsFile none() {
        return new MetricsFile(Path.of(""), null, new int[0]);
    }

    /** {@return a new file with its header} Layer 1 and the output come first, further layers behind them. */
    static MetricsFile create(Path file, List<String> names) throws UnwritableFileException {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, names.size() - 2, names.size() - 1));
        for (int i = 3; i < names.size() - 2; i++) {
            order.add(i);
        }
        List<String> header = new ArrayList<>(List.of("step", "loss", "smooth_loss", "gradient_norm", "clipped"));
        order.forEach(block -> header.add("grad_" + names.get(block)));
        try {
            CsvWriter csv = CsvWriter.builder().build(file);
            csv.writeRecord(header);
            return new MetricsFile(
                    file, csv, order.stream().mapToInt(Integer::intValue).toArray());
        } catch (UncheckedIOException e) {
            throw OutputCheck.unwritable(file, cause(e));
        } catch (IOException e) {
            throw OutputCheck.unwritable(file, e);
        }
    }

    void add(Trained trained) {
        if (csv == null || failure.isPresent()) {
            return;
        }
        row[0] = Long.toString(trained.step());
        row[1] = Double.toString(trained.loss());
        row[2] = Double.toString(trained.smoothLoss());
        row[3] = Double.toString(trained.gradientNorm());
        row[4] = trained.clipped() ? "1" : "0";
        for (int i = 0; i < blocks.length; i++) {
            row[5 + i] = Double.toString(trained.gradientNorm(blocks[i]));
        }
        try {
            csv.writeRecord(row);
        } catch (UncheckedIOException e) {
            failure = Optional.of(cause(e));
        }
    }

    private static IOException cause(UncheckedIOException e) {
        return Objects.requireNonNull(e.getCause());
    }

    /**
     * Says that rows are missing.
     *
     * @throws UnwritableFileException if any could not be written, the last ones when the file was closed
     */
    void requireWritten() throws UnwritableFileException {
        if (failure.isPresent()) {
            throw OutputCheck.unwritable(file, failure.get());
        }
    }

    @Override
    public void close() {
        if (csv != null) {
            try {
                csv.close();
            } catch (IOException e) {
                failure = failure.or(() -> Optional.of(e));
            }
        }
    }
}
