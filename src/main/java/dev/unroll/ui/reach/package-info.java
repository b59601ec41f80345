/** How far the gradients of a window reach back, and why: the river and all that explains it. */
@NullMarked
package dev.unroll.ui.reach;

import org.jspecify.annotations.NullMarked;
