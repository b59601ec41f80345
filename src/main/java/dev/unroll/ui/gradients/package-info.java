/** How long the gradient of each parameter is, over the steps. */
@NullMarked
package dev.unroll.ui.gradients;

import org.jspecify.annotations.NullMarked;
