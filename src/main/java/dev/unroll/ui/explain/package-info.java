/** The equations behind what the pointer is on, with today's numbers in them. */
@NullMarked
package dev.unroll.ui.explain;

import org.jspecify.annotations.NullMarked;
