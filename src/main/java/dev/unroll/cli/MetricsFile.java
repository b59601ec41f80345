package dev.unroll.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.unroll.core.train.Trained;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers of every step as CSV: step, loss, smooth_loss, gradient_norm, clipped, grad_U … */
final class MetricsFile implements AutoCloseable {
    private final @Nullable CsvWriter csv;
    private final int[] blocks;
    private final String[] row;

    private MetricsFile(@Nullable CsvWriter csv, int[] blocks) {
        this.csv = csv;
        this.blocks = blocks;
        this.row = new String[5 + blocks.length];
    }

    /** {@return a file that takes no rows} */
    static MetricsFile none() {
        return new MetricsFile(null, new int[0]);
    }

    /** {@return a new file with its header} Layer 1 and the output come first, further layers behind them. */
    static MetricsFile create(Path file, List<String> names) throws IOException {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, names.size() - 2, names.size() - 1));
        for (int i = 3; i < names.size() - 2; i++) {
            order.add(i);
        }
        List<String> header = new ArrayList<>(List.of("step", "loss", "smooth_loss", "gradient_norm", "clipped"));
        order.forEach(block -> header.add("grad_" + names.get(block)));
        CsvWriter csv = CsvWriter.builder().build(file);
        csv.writeRecord(header);
        return new MetricsFile(csv, order.stream().mapToInt(Integer::intValue).toArray());
    }

    void add(Trained trained) {
        if (csv == null) {
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
        csv.writeRecord(row);
    }

    @Override
    public void close() throws IOException {
        if (csv != null) {
            csv.close();
        }
    }
}
