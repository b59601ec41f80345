/** What grew first when a step was held or diverged, and the ways out of it. */
@NullMarked
package dev.unroll.ui.autopsy;

import org.jspecify.annotations.NullMarked;
