/** Plots on a canvas and heatmaps on a pixel buffer: general purpose, with no knowledge of what is plotted. */
@NullMarked
package dev.unroll.ui.plot;

import org.jspecify.annotations.NullMarked;
