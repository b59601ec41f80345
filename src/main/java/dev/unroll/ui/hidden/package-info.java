/** Hidden state: what every unit says at every character of the window. */
@NullMarked
package dev.unroll.ui.hidden;

import org.jspecify.annotations.NullMarked;
