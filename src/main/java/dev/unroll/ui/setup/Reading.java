package dev.unroll.ui.setup;

import dev.unroll.store.ReadProgress;
import dev.unroll.ui.controls.Banner;
import dev.unroll.ui.controls.BannerAction;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.i18n.Messages;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/** One file being read: how far it is, and whether anybody still wants it. Shown only once it takes a while. */
final class Reading implements ReadProgress {
    private static final long A_WHILE_NANOS = 300_000_000L;

    private final Path file;
    private final Banners banners;
    private final Runnable cancel;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private Runnable abandon = () -> {};
    private Optional<Banner> banner = Optional.empty();
    private long since;
    private volatile double fraction;
    private volatile boolean cancelled;

    Reading(Path file, Banners banners, Runnable cancel) {
        this.file = file;
        this.banners = banners;
        this.cancel = cancel;
    }

    @Override
    public void fraction(double done) {
        fraction = done;
    }

    @Override
    public boolean cancelled() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    /** What to do on {@link #cancel} beside asking: a read that hangs does not answer. */
    void abandonBy(Runnable way) {
        abandon = way;
    }

    void cancel() {
        cancelled = true;
        abandon.run();
    }

    void ifWanted(Runnable then) {
        if (!cancelled) {
            then.run();
        }
    }

    /** Moves the bar; shows it when the file is not there after a while. */
    void frame(long nanos) {
        since = since == 0 ? nanos : since;
        progress.set(fraction);
        if (banner.isEmpty() && nanos - since > A_WHILE_NANOS) {
            Banner shown = Banner.working(
                    Messages.get("text.reading", file.getFileName()),
                    progress.getReadOnlyProperty(),
                    new BannerAction(Messages.get("text.reading.cancel"), cancel));
            banner = Optional.of(shown);
            banners.show(shown);
        }
    }

    /** Takes the bar away. */
    void close() {
        banner.ifPresent(banners::dismiss);
    }
}
