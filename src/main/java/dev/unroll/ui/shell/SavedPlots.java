package dev.unroll.ui.shell;

import dev.unroll.ui.controls.Banner;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.plot.PlotExport;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Function;

/** Writes pictures and tables of plots in the background; a banner tells what went wrong, and what a file lacks. */
public final class SavedPlots implements PlotExport {
    private final System.Logger log = System.getLogger(SavedPlots.class.getName());
    private final BackgroundWork work;
    private final Banners banners;
    private final Failures failures;

    public SavedPlots(BackgroundWork work, Banners banners, Failures failures) {
        this.work = work;
        this.banners = banners;
        this.failures = failures;
    }

    @Override
    public void write(Content content, Optional<String> note, Function<IOException, String> problem) {
        work.run(
                () -> {
                    content.write();
                    return note;
                },
                lacks -> lacks.ifPresent(sentence -> banners.show(Banner.of(Banner.Kind.INFO, sentence))),
                failure -> {
                    if (failure instanceof IOException cause) {
                        String sentence = problem.apply(cause);
                        log.log(Level.WARNING, sentence, cause);
                        banners.show(Banner.of(Banner.Kind.ERROR, sentence));
                    } else {
                        failures.report("saving a plot", failure);
                    }
                });
    }
}
