package dev.unroll.core.train;

/** What a step came to: either numbers, or the place where they stopped being numbers. */
public sealed interface StepResult permits Trained, Diverged {}
