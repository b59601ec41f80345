/** The loss over the steps, and where simple models of the same text stand. */
@NullMarked
package dev.unroll.ui.loss;

import org.jspecify.annotations.NullMarked;
