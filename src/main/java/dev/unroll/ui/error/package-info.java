/** Failures: the user gets a sentence, the log gets the trace, once. */
@NullMarked
package dev.unroll.ui.error;

import org.jspecify.annotations.NullMarked;
