/** Measures how fast the program is; run by the scripts in src/test/scripts, not by the tests. */
@NullMarked
package dev.unroll.bench;

import org.jspecify.annotations.NullMarked;
