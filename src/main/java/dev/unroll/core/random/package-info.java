/** Random numbers that are the same on every machine, one saved generator per purpose. */
@NullMarked
package dev.unroll.core.random;

import org.jspecify.annotations.NullMarked;
