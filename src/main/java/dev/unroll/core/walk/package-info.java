/** One training step taken apart: every quantity that it computes, in the order of the equations, with its numbers. */
@NullMarked
package dev.unroll.core.walk;

import org.jspecify.annotations.NullMarked;
