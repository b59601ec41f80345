package dev.unroll.ui.shell;

import dev.unroll.core.train.Diverged;
import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.controls.Banner;
import dev.unroll.ui.controls.BannerAction;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.i18n.Symbols;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.function.Consumer;

/** Tells what the training refused or came to grief over. */
public final class Problems implements Painter {
    private static final String DIVERGENCE = "divergence";

    private final Banners banners;
    private final Consumer<Command> submit;
    private String told = "";
    private boolean divergenceTold;
    private long run;

    public Problems(Banners banners, Consumer<Command> submit) {
        this.banners = banners;
        this.submit = submit;
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
                banners.settle(DIVERGENCE);
            }
            run = snapshot.run();
            divergenceTold = false;
        }
        tell(snapshot.problem().orElse(""));
        if (!divergenceTold && snapshot.diverged().isPresent()) {
            divergenceTold = true;
            banners.show(DIVERGENCE, banner(snapshot.diverged().get(), snapshot));
        }
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

    private Banner banner(Diverged diverged, Snapshot snapshot) {
        double calmer = snapshot.experiment().learningRate() / 10;
        BannerAction reset =
                new BannerAction(Messages.get("state.diverged.reset", Numbers.significant(calmer, 3)), () -> {
                    submit.accept(new Command.SetLearningRate(calmer));
                    submit.accept(new Command.Reset());
                });
        return Banner.of(Banner.Kind.ERROR, divergence(diverged), reset);
    }

    private static String divergence(Diverged diverged) {
        return Messages.get(
                "state.diverged.banner", Numbers.whole(diverged.step()), Symbols.quantity(diverged.quantity()));
    }
}
