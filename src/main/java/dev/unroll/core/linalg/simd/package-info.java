/** The kernels on the JDK's Vector API: the only package that knows the module {@code jdk.incubator.vector}. */
@NullMarked
package dev.unroll.core.linalg.simd;

import org.jspecify.annotations.NullMarked;
