package dev.unroll.ui.plot;

/**
 * A node of a graph.
 *
 * @param name what is written in it
 * @param values its strip of numbers; empty for none, not to be written
 * @param range what counts as large: a number of this size has the full colour
 * @param tone how far it has come
 * @param color 1 … 6: the stylesheet's series of that number, in which it is named and framed once it is there
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity; the array is what it is for
public record GraphNode(String name, double[] values, double range, GraphTone tone, int color) {}
