/** One training step as slides: the unrolled network, the equation of the moment and its numbers. */
@NullMarked
package dev.unroll.ui.slowmotion;

import org.jspecify.annotations.NullMarked;
