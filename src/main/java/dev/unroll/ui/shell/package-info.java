/** The window: tool bar, menu, keys, pages and what they remember between two starts. */
@NullMarked
package dev.unroll.ui.shell;

import org.jspecify.annotations.NullMarked;
