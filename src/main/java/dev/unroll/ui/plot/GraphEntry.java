package dev.unroll.ui.plot;

/**
 * An arrow that comes into a graph from the left of its first column.
 *
 * @param row of the node where it ends
 * @param name what is written where it begins
 * @param tone how far it has come
 */
public record GraphEntry(int row, String name, GraphTone tone) {}
