/** What grew first when a step was held or diverged: numbers that say it, and the threshold that would have helped. */
@NullMarked
package dev.unroll.core.autopsy;

import org.jspecify.annotations.NullMarked;
