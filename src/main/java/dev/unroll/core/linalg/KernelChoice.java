package dev.unroll.core.linalg;

import java.util.function.Supplier;

/** Which {@link Kernels} this Java virtual machine can run: on vectors where their module is there. */
public final class KernelChoice {
    /** What to say where {@link #hasVectors} is false. */
    public static final String HINT =
            "Unroll trains several times faster, with the same results, when Java is started with --add-modules"
                    + " jdk.incubator.vector.";

    private static final String MODULE = "jdk.incubator.vector";
    // By name: the class cannot be loaded where the module is missing.
    private static final String ON_VECTORS = "dev.unroll.core.linalg.simd.SimdKernels";

    private KernelChoice() {}

    /** {@return whether the vector module is there} */
    public static boolean hasVectors() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    /** {@return makers of the fastest kernels; each call of one makes kernels for one thread} */
    public static Supplier<Kernels> best() {
        return hasVectors() ? KernelChoice::onVectors : ScalarKernels::new;
    }

    private static Kernels onVectors() {
        try {
            return Class.forName(ON_VECTORS)
                    .asSubclass(Kernels.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the kernels on vectors are missing from this build", e);
        }
    }
}
