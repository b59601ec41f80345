package dev.unroll.ui.plot;

/**
 * Short ticks along the x axis where something happened: a column is ticked if any value in it is above zero,
 * and taller if all are.
 *
 * @param label says in the read-out what happened at the x under the pointer
 * @param source 1 where it happened, 0 where not
 */
public record Rug(String label, SeriesSource source) {}
