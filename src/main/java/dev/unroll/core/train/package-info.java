/** One experiment and the loop that trains it, a window at a time. */
@NullMarked
package dev.unroll.core.train;

import org.jspecify.annotations.NullMarked;
