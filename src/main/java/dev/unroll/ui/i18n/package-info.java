/** All words of the window, and its numbers in the user's locale. */
@NullMarked
package dev.unroll.ui.i18n;

import org.jspecify.annotations.NullMarked;
