package dev.unroll.ui.plot;

/** How far something in a graph has come. */
public enum GraphTone {
    /** Not yet. */
    IDLE,
    /** Before. */
    DONE,
    /** Just now. */
    NOW
}
