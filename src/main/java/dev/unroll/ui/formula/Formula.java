package dev.unroll.ui.formula;

import java.util.ArrayList;
import java.util.List;

/**
 * A typeset formula.
 *
 * @param rows the lines that were asked for, each in the pieces between which it may be broken
 */
record Formula(List<List<Piece>> rows) {
    /** How far the later lines of a broken row stand to the right. */
    private static final double INDENT = 1.5;

    private static final double BETWEEN_LINES = 0.45;
    /** The space before an equation that stands beside another. */
    private static final double QUAD = 1;

    Formula {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A piece in its place, in em from the upper left corner; y is that of its baseline. */
    record Placed(Piece piece, double x, double y) {}

    /** A formula on its lines, in em. */
    record Lines(List<Placed> pieces, double width, double height) {}

    /** {@return the width below which a formula does not fit, however it is broken} */
    double least() {
        double least = 0;
        for (List<Piece> row : rows) {
            double broken = 0;
            for (int i = 0; i < row.size(); i++) {
                broken = Math.max(broken, (i == 0 ? 0 : INDENT) + row.get(i).width());
            }
            least = Math.max(least, Math.min(broken, whole(row))); // a short row is wider when it is broken
        }
        return least;
    }

    private static double whole(List<Piece> row) {
        double width = 0;
        for (int i = 0; i < row.size(); i++) {
            width += (i == 0 ? 0 : row.get(i).gap()) + row.get(i).width();
        }
        return width;
    }

    /**
     * {@return the formula broken where it would be wider}
     *
     * @param room in em
     */
    Lines within(double room) {
        List<Placed> placed = new ArrayList<>();
        double width = 0;
        double y = 0;
        for (List<Piece> row : rows) {
            for (int from = 0; from < row.size(); ) {
                double indent = from == 0 ? 0 : INDENT;
                int to = lineEnd(row, from, room - indent);
                List<Piece> line = row.subList(from, to);
                double between = placed.isEmpty() ? 0 : BETWEEN_LINES;
                double baseline = y
                        + between
                        + line.stream().mapToDouble(Piece::ascent).max().orElse(0);
                double x = indent;
                for (int i = 0; i < line.size(); i++) {
                    Piece piece = line.get(i);
                    x += i == 0 ? 0 : piece.gap();
                    placed.add(new Placed(piece, x, baseline));
                    x += piece.width();
                }
                width = Math.max(width, x);
                y = baseline + line.stream().mapToDouble(Piece::descent).max().orElse(0);
                from = to;
            }
        }
        return new Lines(List.copyOf(placed), width, y);
    }

    private static int lineEnd(List<Piece> row, int from, double room) {
        double x = row.get(from).width();
        int to = from + 1;
        while (to < row.size() && x + row.get(to).gap() + row.get(to).width() <= room) {
            x += row.get(to).gap() + row.get(to).width();
            to++;
        }
        return to < row.size() ? betweenEquations(row, from, to) : to;
    }

    /** Of two equations in a row the second begins the next line, rather than being broken itself. */
    private static int betweenEquations(List<Piece> row, int from, int to) {
        for (int i = to; i > from; i--) {
            if (row.get(i).gap() >= QUAD) {
                return i;
            }
        }
        return to;
    }
}
