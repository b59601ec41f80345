package dev.unroll.ui.plot;

/**
 * An arrow of a graph.
 *
 * @param from row of the node where it begins, in this column
 * @param to row of the node where it ends
 * @param columns how many columns farther that is; -1 for the one before
 * @param name what is written beside it; empty for nothing
 * @param weight 0 … 1, its width
 * @param tone how far it has come
 * @param back whether it runs against the flow: it is drawn beside the arrow that runs with it
 */
public record GraphEdge(int from, int to, int columns, String name, double weight, GraphTone tone, boolean back) {}
