package dev.unroll.ui.plot;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The values of a plot as rows of numbers, copied at one moment. */
public final class PlotTable {

    private final List<String> columns;
    private final List<String> rowNames;
    private final double[][] rows;
    private final long totalRows;

    /**
     * Keeps the values.
     *
     * @param columns the heads, the first of which names the rows
     * @param rowNames the first column where rows have names; empty if the first column is a number like the others
     * @param rows the numbers, {@code rows[row][column]}, not copied
     * @param totalRows how many rows there were before they were thinned
     */
    PlotTable(List<String> columns, List<String> rowNames, double[][] rows, long totalRows) {
        if (!rowNames.isEmpty() && rowNames.size() != rows.length) {
            throw new IllegalArgumentException(rowNames.size() + " names for " + rows.length + " rows");
        }
        this.columns = List.copyOf(columns);
        this.rowNames = List.copyOf(rowNames);
        this.rows = rows;
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
        return rows.length;
    }

    /** How many rows there were before they were thinned. */
    public long totalRows() {
        return totalRows;
    }

    /** A number; columns are counted without the row names. */
    public double value(int row, int column) {
        return rows[row][column];
    }

    /** Whether rows were left out. */
    public boolean thinned() {
        return rows.length < totalRows;
    }

    /** Writes a table with neutral numbers (a point, no grouping); what is not a number stays empty. */
    void writeCsv(Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            csv.writeRecord(columns);
            String[] cells = new String[columns.size()];
            int named = rowNames.isEmpty() ? 0 : 1;
            for (int r = 0; r < rows.length; r++) {
                if (named == 1) {
                    cells[0] = rowNames.get(r);
                }
                for (int c = named; c < cells.length; c++) {
                    cells[c] = neutral(rows[r][c - named]);
                }
                csv.writeRecord(cells);
            }
        }
    }

    private static String neutral(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
