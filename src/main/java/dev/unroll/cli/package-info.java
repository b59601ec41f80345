/** The command line: picocli commands over core, store and session. */
@NullMarked
package dev.unroll.cli;

import org.jspecify.annotations.NullMarked;
