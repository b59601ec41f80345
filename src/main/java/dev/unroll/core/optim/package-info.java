/** What becomes of a gradient: clipping and the optimizers' updates. */
@NullMarked
package dev.unroll.core.optim;

import org.jspecify.annotations.NullMarked;
