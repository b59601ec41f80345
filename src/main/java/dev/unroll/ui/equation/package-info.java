/** Every equation of the program, once: in LaTeX, in words, and with what its symbols mean. */
@NullMarked
package dev.unroll.ui.equation;

import org.jspecify.annotations.NullMarked;
