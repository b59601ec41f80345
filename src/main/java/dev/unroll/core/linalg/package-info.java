/** Matrix products, activations, initial weights and spectra: the mathematics below the network. */
@NullMarked
package dev.unroll.core.linalg;

import org.jspecify.annotations.NullMarked;
