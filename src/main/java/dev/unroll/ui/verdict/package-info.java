/** The verdict on the gradients: its pill in the tool bar, its evidence, and what can be done about it. */
@NullMarked
package dev.unroll.ui.verdict;

import org.jspecify.annotations.NullMarked;
