/** Sample: text that the network writes now. */
@NullMarked
package dev.unroll.ui.text;

import org.jspecify.annotations.NullMarked;
