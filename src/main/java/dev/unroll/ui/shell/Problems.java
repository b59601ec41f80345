package dev.unroll.ui.shell;

import dev.unroll.core.train.Diverged;
import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.controls.Banner;
import dev.unroll.ui.controls.BannerAction;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells what the training refused or came to grief over. */
public final class Problems implements Painter {
    private final Banners banners;
    private final Consumer<Command> submit;
    private String told = "";
    private Optional<Banner> divergence = Optional.empty();

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
        tell(snapshot.problem().orElse(""));
        if (snapshot.diverged().isPresent() && divergence.isEmpty()) {
            divergence = Optional.of(banner(snapshot.diverged().get(), snapshot));
            divergence.ifPresent(banners::show);
        } else if (snapshot.diverged().isEmpty()) {
            divergence.ifPresent(banners::dismiss);
            divergence = Optional.empty();
        }
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
        return Banner.of(Banner.Kind.ERROR, StatePill.divergence(diverged), reset);
    }
}
