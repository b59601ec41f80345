/** What the gradients of a window say: how far each loss reaches back, and what makes that fade or grow. */
@NullMarked
package dev.unroll.core.insight;

import org.jspecify.annotations.NullMarked;
