/** The trainer on its thread: the commands it takes, the snapshots it publishes and the history it keeps. */
@NullMarked
package dev.unroll.session;

import org.jspecify.annotations.NullMarked;
