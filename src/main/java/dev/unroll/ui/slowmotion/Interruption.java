package dev.unroll.ui.slowmotion;

/** Whether training goes on when the page is left: if it ran before, and nobody stopped or changed it by hand meanwhile. */
final class Interruption {
    private boolean resumes;
    /** Training was begun on the page, and nobody has stopped it there yet. */
    private boolean trainedHere;
    /** The page itself asked for the stop that is to come. */
    private boolean holds;
    /** It was let go on, and no snapshot shows it yet. */
    private boolean starts;

    /** The page is entered. */
    void begin(boolean running) {
        resumes = starts || running;
        trainedHere = false;
    }

    /** The page asks for a stop. */
    void hold() {
        holds = true;
    }

    /** What trains was changed by hand. */
    void edited() {
        resumes = false;
        trainedHere = false;
    }

    /** A snapshot came. */
    void saw(boolean running) {
        starts &= !running;
    }

    /** Training runs, because somebody let it. */
    void trains() {
        resumes = true;
        trainedHere = true;
        holds = false;
    }

    /** Training stands still. */
    void stands() {
        resumes &= !trainedHere || holds;
        trainedHere = false;
    }

    /** The page is left; tells whether training is to go on, whatever is shown as yet. */
    boolean end() {
        starts |= resumes;
        return resumes;
    }
}
