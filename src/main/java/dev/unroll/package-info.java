/** The program: its entry point, its JavaFX life cycle, and the one place that builds its objects. */
@NullMarked
package dev.unroll;

import org.jspecify.annotations.NullMarked;
