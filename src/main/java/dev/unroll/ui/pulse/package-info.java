/** The one pulse: once a frame the newest snapshot goes to whoever paints. */
@NullMarked
package dev.unroll.ui.pulse;

import org.jspecify.annotations.NullMarked;
