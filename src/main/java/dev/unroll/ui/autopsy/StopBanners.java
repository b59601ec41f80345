package dev.unroll.ui.autopsy;

import dev.unroll.core.train.Held;
import dev.unroll.session.Command;
import dev.unroll.session.Incident;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.controls.Banner;
import dev.unroll.ui.controls.BannerAction;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Tells of a step that was held or diverged, and offers the ways out. */
public final class StopBanners implements Painter {
    private static final String TOPIC = "stop";

    private final Banners banners;
    private final Consumer<Command> submit;
    private final Consumer<Snapshot> show;
    private final ReadOnlyObjectWrapper<Optional<Snapshot>> stopped =
            new ReadOnlyObjectWrapper<>(this, "stopped", Optional.empty());
    private Optional<Incident> told = Optional.empty();

    /**
     * Tells nothing yet.
     *
     * @param banners what is told
     * @param submit takes the commands
     * @param show shows what grew first
     */
    public StopBanners(Banners banners, Consumer<Command> submit, Consumer<Snapshot> show) {
        this.banners = banners;
        this.submit = submit;
        this.show = show;
    }

    /** Where the run was stopped; empty while it was not, or when it has gone on. */
    public ReadOnlyObjectProperty<Optional<Snapshot>> stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /** Shows what grew first, whether or not the banner is still there. */
    public void showAgain() {
        stopped.get().ifPresent(show);
    }

    /** An incident is told once: the same one comes again with every snapshot while the run stands there. */
    @Override
    public void frame(Frame frame) {
        if (!frame.fresh()) {
            return;
        }
        Optional<Incident> now = frame.snapshot().incident();
        if (!now.equals(told)) {
            told = now;
            stopped.set(now.map(incident -> frame.snapshot()));
            banners.settle(TOPIC);
            now.ifPresent(incident -> banners.show(TOPIC, banner(incident, frame.snapshot())));
        }
    }

    private Banner banner(Incident incident, Snapshot snapshot) {
        boolean held = incident.autopsy().cause() instanceof Held;
        List<BannerAction> ways = new ArrayList<>();
        if (incident.stepsBack() > 0) {
            ways.add(new BannerAction(
                    AutopsyWords.goBack(incident),
                    () -> submit.accept(new Command.GoBack(incident.stepsBack(), incident.remedy()))));
        }
        ways.add(BannerAction.staying(Messages.get("autopsy.show"), () -> show.accept(snapshot)));
        if (held) {
            ways.add(new BannerAction(Messages.get("autopsy.goOn"), () -> submit.accept(new Command.Start())));
        } else {
            double calmer = snapshot.experiment().learningRate() / 10;
            ways.add(new BannerAction(Messages.get("state.diverged.reset", Numbers.significant(calmer, 3)), () -> {
                submit.accept(new Command.SetLearningRate(calmer));
                submit.accept(new Command.Reset());
            }));
        }
        String sentence = AutopsyCard.words(incident, snapshot).headline();
        return new Banner(held ? Banner.Kind.WARNING : Banner.Kind.ERROR, sentence, ways, Optional.empty());
    }
}
