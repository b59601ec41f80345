/** Equations in LaTeX, typeset: knows nothing of networks, and is alone in knowing AWT's fonts. */
@NullMarked
package dev.unroll.ui.formula;

import org.jspecify.annotations.NullMarked;
