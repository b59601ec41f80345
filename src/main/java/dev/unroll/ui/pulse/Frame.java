package dev.unroll.ui.pulse;

import dev.unroll.session.Snapshot;

/**
 * What a painter gets once a frame.
 *
 * @param snapshot the newest state of the training; the same for all painters of a frame
 * @param fresh whether it differs from the last frame's
 * @param nanos when the frame began, for animations and for rates
 */
public record Frame(Snapshot snapshot, boolean fresh, long nanos) {}
