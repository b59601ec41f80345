/** The network: its parameters, the forward pass, backpropagation through time, its proof, and sampling. */
@NullMarked
package dev.unroll.core.rnn;

import org.jspecify.annotations.NullMarked;
