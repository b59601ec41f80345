package dev.unroll.core.train;

/** What a step came to: numbers, or the place where they stopped being numbers, or a question before its update. */
public sealed interface StepResult permits Trained, Diverged, Held {}
