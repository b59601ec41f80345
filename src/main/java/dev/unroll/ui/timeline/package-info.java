/** What happened in a run, along its steps. */
@NullMarked
package dev.unroll.ui.timeline;

import org.jspecify.annotations.NullMarked;
