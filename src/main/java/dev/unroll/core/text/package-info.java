/** The text as the network sees it: symbols, ids, streams of windows, and what simple models make of it. */
@NullMarked
package dev.unroll.core.text;

import org.jspecify.annotations.NullMarked;
