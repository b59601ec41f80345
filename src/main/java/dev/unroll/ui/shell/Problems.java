package dev.unroll.ui.shell;

import dev.unroll.session.Snapshot;
import dev.unroll.ui.controls.Banner;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;

/** Tells what the training refused. */
public final class Problems implements Painter {
    private final Banners banners;
    private String told = "";
    private long run;

    public Problems(Banners banners) {
        this.banners = banners;
    }

    @Override
    public void frame(Frame frame) {
        if (!frame.fresh()) {
            return;
        }
        Snapshot snapshot = frame.snapshot();
        if (snapshot.run() != run) {
            if (run != 0) { // what is told before the first run is not settled by it
                editsAreGone();
            }
            run = snapshot.run();
        }
        tell(snapshot.problem().orElse(""));
    }

    /** What was refused is not asked for any more. */
    public void editsAreGone() {
        banners.settle(Banners.REFUSAL);
    }

    /** The same refusal for a second time comes in the same words, but as another object: it is told again. */
    @SuppressWarnings({"StringEquality", "ReferenceEquality"})
    private void tell(String problem) {
        if (problem != told && !problem.isEmpty()) {
            banners.show(Banner.of(Banner.Kind.ERROR, problem));
        }
        told = problem;
    }
}
