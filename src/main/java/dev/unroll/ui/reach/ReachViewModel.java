package dev.unroll.ui.reach;

import dev.unroll.session.Command;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.insight.Insight;
import dev.unroll.ui.insight.InsightFeed;
import dev.unroll.ui.insight.Spectra;
import dev.unroll.ui.insight.WhatIf;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** What all cards of the page show: the newest insight, of which layer, and which loss's ray is pinned. */
public final class ReachViewModel {
    /** No ray is lit. */
    static final int NONE = 0;

    private final Consumer<Command> submit;
    private final InsightFeed feed;
    private final WhatIf whatIf;
    private final ReadOnlyObjectWrapper<Optional<RiverPicture>> before =
            new ReadOnlyObjectWrapper<>(this, "before", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Spectra>> spectra =
            new ReadOnlyObjectWrapper<>(this, "spectra", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RiverPicture>> picture =
            new ReadOnlyObjectWrapper<>(this, "picture", Optional.empty());
    private final ReadOnlyIntegerWrapper layers = new ReadOnlyIntegerWrapper(this, "layers", 1);
    private final ReadOnlyObjectWrapper<Integer> layer = new ReadOnlyObjectWrapper<>(this, "layer", 0);
    private final ReadOnlyIntegerWrapper pinned = new ReadOnlyIntegerWrapper(this, "pinned", NONE);
    private long run;

    /**
     * A model that shows nothing before the feed's first insight.
     *
     * @param submit takes the commands
     * @param feed looks at the training
     * @param whatIf while it is asked, its answer is shown in place of the feed's
     */
    public ReachViewModel(Consumer<Command> submit, InsightFeed feed, WhatIf whatIf) {
        this.submit = submit;
        this.feed = feed;
        this.whatIf = whatIf;
        feed.insightProperty().subscribe(now -> {
            if (isLive()) {
                show();
            }
        });
        feed.spectraProperty().subscribe(now -> {
            if (isLive()) {
                showSpectra();
            }
        });
        whatIf.beforeProperty().subscribe(now -> {
            show();
            showSpectra();
        });
        whatIf.afterProperty().subscribe(now -> {
            show();
            showSpectra();
        });
        whatIf.spectraProperty().subscribe(now -> showSpectra());
    }

    /** What is shown; empty before the first look at a run. */
    ReadOnlyObjectProperty<Optional<RiverPicture>> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** While a what-if is shown, what was before; else empty. */
    ReadOnlyObjectProperty<Optional<RiverPicture>> beforeProperty() {
        return before.getReadOnlyProperty();
    }

    /** What the cards are marked with: that they show what would be; empty while they show what is. */
    public ObservableValue<String> badge() {
        return whatIf.afterProperty().map(after -> after.isPresent() ? Messages.get("whatif.after") : "");
    }

    /** The newest spectra, perhaps of an earlier step. */
    ReadOnlyObjectProperty<Optional<Spectra>> spectraProperty() {
        return spectra.getReadOnlyProperty();
    }

    /** How many layers the network has. */
    ReadOnlyIntegerProperty layersProperty() {
        return layers.getReadOnlyProperty();
    }

    /** The layer that is shown, from 0; the top one at first, which the losses see. */
    ReadOnlyObjectProperty<Integer> layerProperty() {
        return layer.getReadOnlyProperty();
    }

    /** The time step t of the loss L_t whose ray stays lit; {@link #NONE} for none. */
    ReadOnlyIntegerProperty pinnedProperty() {
        return pinned.getReadOnlyProperty();
    }

    /** Trains. */
    void train() {
        submit.accept(new Command.Start());
    }

    /** Shows another layer, from 0. */
    void chooseLayer(int wanted) {
        if (wanted >= 0 && wanted < layers.get()) {
            layer.set(wanted);
            show();
        }
    }

    /** Keeps a ray lit; the one that is lit already is let go. */
    void pin(int t) {
        pinned.set(t == pinned.get() ? NONE : t);
    }

    /** Lets the ray go. */
    void unpin() {
        pinned.set(NONE);
    }

    /** Whether the newest look is shown, and no what-if. */
    boolean isLive() {
        return whatIf.beforeProperty().get().isEmpty();
    }

    /**
     * What is shown, explained.
     *
     * @param explain what is said of the picture
     * @param equations what is shown before there is a picture
     */
    Explained explain(Function<RiverPicture, Explained> explain, Equation... equations) {
        return picture.get().map(explain).map(this::orWhatIf).orElseGet(() -> Explained.before(equations));
    }

    /**
     * The spectra that are shown, explained.
     *
     * @param point the eigenvalue that is pointed at; -1 for none
     */
    Explained explainSpectra(int point) {
        return spectra.get()
                .filter(s -> layer.get() < s.layers().size())
                .map(s -> orWhatIf(SpectrumExplained.of(s, layer.get(), point)))
                .orElseGet(() -> withoutSpectra(Equation.SPECTRAL_RADIUS, Equation.LYAPUNOV));
    }

    private Explained withoutSpectra(Equation... equations) {
        return picture.get()
                .map(now -> now.insight().look().experiment().hidden())
                .filter(hidden -> hidden > mostUnits())
                .map(hidden -> Explained.without(Messages.get("explain.spectrum.large", mostUnits()), equations))
                .orElseGet(() -> Explained.before(equations));
    }

    /** Of networks with more units no spectra are shown. */
    int mostUnits() {
        return isLive() ? Spectra.MOST_UNITS : WhatIf.MOST_UNITS;
    }

    /** Says of an explanation that it is what would be, where that is shown: before the first answer it is not. */
    Explained orWhatIf(Explained now) {
        return whatIf.afterProperty().get().isEmpty()
                ? now
                : new Explained(Messages.get("explain.whatif", now.about()), now.step(), now.parts());
    }

    private void show() {
        Optional<Insight> frozen = whatIf.beforeProperty().get();
        Optional<Insight> shown = frozen.isEmpty()
                ? feed.insightProperty().get()
                : whatIf.afterProperty().get().or(() -> frozen);
        shown.ifPresentOrElse(this::show, () -> picture.set(Optional.empty()));
        before.set(frozen.map(insight -> RiverPicture.of(insight, layer.get())));
    }

    /** Before the first answer, and where there can be none, what was frozen is shown, whose W is about the feed's. */
    private void showSpectra() {
        boolean answered = whatIf.afterProperty().get().isPresent();
        spectra.set(
                answered
                        ? whatIf.spectraProperty().get()
                        : feed.spectraProperty().get());
    }

    private void show(Insight insight) {
        if (insight.look().run() != run) {
            run = insight.look().run();
            unpin();
            layers.set(insight.layers());
            layer.set(insight.layers() - 1);
        }
        if (pinned.get() > insight.steps()) {
            unpin();
        }
        picture.set(Optional.of(RiverPicture.of(insight, layer.get())));
    }
}
