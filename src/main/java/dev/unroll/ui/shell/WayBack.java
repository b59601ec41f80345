package dev.unroll.ui.shell;

import dev.unroll.session.Command;
import dev.unroll.session.RunBefore;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.controls.Banner;
import dev.unroll.ui.controls.BannerAction;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Offers the way back to a run on another text or task, where a new one has taken its place: for a while, and in the menu. */
public final class WayBack implements Painter {
    private static final String TOPIC = "way-back";
    private static final long LONG_ENOUGH_NANOS = 20_000_000_000L;

    private final Consumer<Command> submit;
    private final Banners banners;
    private final ReadOnlyStringWrapper refusal =
            new ReadOnlyStringWrapper(this, "refusal", Messages.get("wayback.none"));
    private long run;
    private Optional<RunBefore> known = Optional.empty();
    private boolean comes;
    private long offeredNanos;

    /**
     * Offers nothing as yet.
     *
     * @param submit takes the command
     * @param banners where it is offered
     */
    public WayBack(Consumer<Command> submit, Banners banners) {
        this.submit = submit;
        this.banners = banners;
    }

    /** The way back in the menu. */
    public AppCommand command() {
        return new AppCommand(
                "menu-way-back",
                Messages.get("menu.training"),
                Messages.get("menu.wayback"),
                List.of(),
                refusal.getReadOnlyProperty(),
                this::comeBack);
    }

    private void comeBack() {
        comes = true;
        submit.accept(new Command.ComeBack());
    }

    @Override
    public void frame(Frame frame) {
        Snapshot snapshot = frame.snapshot();
        comes &= snapshot.problem().isEmpty(); // else it was refused
        if (snapshot.run() != run) {
            run = snapshot.run();
            refusal.set(snapshot.before().isPresent() ? "" : Messages.get("wayback.none"));
            banners.settle(TOPIC);
            boolean replaced = !comes && !snapshot.before().equals(known);
            comes = false;
            known = snapshot.before();
            if (replaced) {
                known.ifPresent(before -> offer(before, frame.nanos()));
            }
        }
        if (offeredNanos != 0 && frame.nanos() - offeredNanos > LONG_ENOUGH_NANOS) {
            offeredNanos = 0;
            banners.settle(TOPIC);
        }
    }

    private void offer(RunBefore before, long nanos) {
        offeredNanos = nanos;
        String text = Messages.get("wayback.offer", name(before), Numbers.whole(before.steps()));
        BannerAction back = new BannerAction(Messages.get("wayback.back"), this::comeBack);
        banners.show(TOPIC, new Banner(Banner.Kind.INFO, text, List.of(back), Optional.empty()));
    }

    private static String name(RunBefore before) {
        return before.task()
                .map(task -> Messages.get("wayback.task"))
                .orElseGet(() -> Messages.get("wayback.text", before.corpus().name()));
    }
}
