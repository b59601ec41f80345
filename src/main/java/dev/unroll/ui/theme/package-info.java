/** Colours and sizes: palette, meaning, control; light, dark and projector; zoom. */
@NullMarked
package dev.unroll.ui.theme;

import org.jspecify.annotations.NullMarked;
