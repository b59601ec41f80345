package dev.unroll.ui.plot;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The values of a plot as rows of numbers, as they were at one moment. For any thread. */
public final class PlotTable {

    private final List<String> columns;
    private final List<String> rowNames;
    private final int size;
    private final Values values;
    private final long totalRows;

    /**
     * Keeps the values.
     *
     * @param columns the heads, the first of which names the rows
     * @param rowNames the first column where rows have names; empty if the first column is a number like the others
     * @param size how many rows there are
     * @param values the numbers, which must not change any more
     * @param totalRows how many rows there were before they were thinned
     */
    PlotTable(List<String> columns, List<String> rowNames, int size, Values values, long totalRows) {
        if (!rowNames.isEmpty() && rowNames.size() != size) {
            throw new IllegalArgumentException(rowNames.size() + " names for " + size + " rows");
        }
        this.columns = List.copyOf(columns);
        this.rowNames = List.copyOf(rowNames);
        this.size = size;
        this.values = values;
        this.totalRows = totalRows;
    }

    /** The heads of all columns, that of the row names among them. */
    public List<String> columns() {
        return columns;
    }

    /** The names of the rows, the first column; empty if the first column is a number. */
    public List<String> rowNames() {
        return rowNames;
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** How many rows there were before they were thinned. */
    public long totalRows() {
        return totalRows;
    }

    /** A number; columns are counted without the row names. */
    public double value(int row, int column) {
        return values.at(row, column);
    }

    /** Whether rows were left out. */
    public boolean thinned() {
        return size < totalRows;
    }

    /** Where so many rows of all are kept, the one that a row is: equal strides from the first to the last. */
    static long strided(int row, int kept, long all) {
        return kept < 2 ? 0 : Math.round((double) row * (all - 1) / (kept - 1));
    }

    /** Writes a table with neutral numbers (a point, no grouping); what is not a number stays empty. */
    void writeCsv(Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            csv.writeRecord(columns);
            String[] cells = new String[columns.size()];
            int named = rowNames.isEmpty() ? 0 : 1;
            for (int r = 0; r < size; r++) {
                if (named == 1) {
                    cells[0] = rowNames.get(r);
                }
                for (int c = named; c < cells.length; c++) {
                    cells[c] = neutral(values.at(r, c - named));
                }
                csv.writeRecord(cells);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause(); // FastCSV's way to say that the disk is full
        }
    }

    private static String neutral(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    /** The number of a row and a column, both from 0, row names not counted. */
    @FunctionalInterface
    interface Values {
        double at(int row, int column);
    }
}
