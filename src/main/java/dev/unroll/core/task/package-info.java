/** Tasks with a known answer: how their sequences are made, what guessing costs, and when they are solved. */
@NullMarked
package dev.unroll.core.task;

import org.jspecify.annotations.NullMarked;
