package dev.unroll.ui.setup;

import dev.unroll.core.text.Corpus;
import dev.unroll.core.train.Experiment;
import dev.unroll.session.Command;
import dev.unroll.session.Snapshot;
import dev.unroll.store.CorpusReader;
import dev.unroll.store.LoadedText;
import dev.unroll.store.SampleText;
import dev.unroll.store.SampleTexts;
import dev.unroll.store.UnusableTextException;
import dev.unroll.ui.controls.Banner;
import dev.unroll.ui.controls.BannerAction;
import dev.unroll.ui.controls.Banners;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The text that is trained on, and the ways to another one. Texts are read in the background while the old one is
 * trained on; a text that cannot be used changes nothing and says why.
 */
public final class TextViewModel implements Painter {
    private final Consumer<Command> submit;
    private final BackgroundWork work;
    private final Banners banners;
    private final Failures failures;
    private final SampleTexts samples;
    private final CorpusReader reader;
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper(this, "name", "");
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper(this, "size", "");
    private final ReadOnlyStringWrapper encoding = new ReadOnlyStringWrapper(this, "encoding", "");
    private final ReadOnlyBooleanWrapper fromFile = new ReadOnlyBooleanWrapper(this, "fromFile");
    private Snapshot shown;
    /** Where texts came from that are trained on or may be soon; one that is refused is forgotten with its text. */
    private final Map<Corpus, Origin> origins = new WeakHashMap<>();

    /** What was last trained on a text: a task brings settings of its own, which are wrong for any text. */
    private Experiment onText;

    private Optional<Reading> reading = Optional.empty();

    /**
     * A model of the text that is trained on now.
     *
     * @param submit takes the commands
     * @param now the training's state at the start
     */
    public TextViewModel(
            Consumer<Command> submit,
            Snapshot now,
            BackgroundWork work,
            Banners banners,
            Failures failures,
            SampleTexts samples,
            CorpusReader reader) {
        this.submit = submit;
        this.shown = now;
        this.work = work;
        this.banners = banners;
        this.failures = failures;
        this.samples = samples;
        this.reader = reader;
        onText = now.experiment().withoutTask();
        describe(now.corpus());
    }

    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** How many characters and symbols. */
    public ReadOnlyStringProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty encodingProperty() {
        return encoding.getReadOnlyProperty();
    }

    /** Whether the text came from a file, so that another encoding can be chosen for it. */
    public ReadOnlyBooleanProperty fromFileProperty() {
        return fromFile.getReadOnlyProperty();
    }

    /** The texts that come with the program. */
    public List<SampleText> samples() {
        return samples.all();
    }

    /** Reads a file and trains on it. */
    public void open(Path file) {
        read(file, Optional.empty());
    }

    /** Reads the file of this text again, in another encoding. */
    public void reopen(Charset charset) {
        origin(shown.corpus()).ifPresent(from -> read(from.file(), Optional.of(charset)));
    }

    /** Trains on what was pasted or dropped as text. */
    public void paste(String text) {
        take(() -> CorpusReader.fromPaste(text));
    }

    /** Trains on a text of the program. */
    public void openSample(SampleText sample) {
        take(() -> samples.load(sample));
    }

    /** Trains at once on a task in place of the text, with settings under which it learns. */
    void openTask(TaskKind kind) {
        cancel();
        submit.accept(new Command.NewExperiment(
                kind.experiment().withSeed(shown.experiment().seed()), shown.corpus()));
        submit.accept(new Command.Start());
    }

    /** Ends the task, and trains on the text again with the settings from before. */
    public void backToText() {
        cancel();
        submit.accept(new Command.NewExperiment(onText, shown.corpus()));
    }

    /** Gives up what is being read. */
    public void cancel() {
        reading.ifPresent(Reading::cancel);
        finish();
    }

    @Override
    public void frame(Frame frame) {
        if (frame.fresh() && frame.snapshot().corpus() != shown.corpus()) {
            describe(frame.snapshot().corpus());
        }
        shown = frame.snapshot();
        if (shown.experiment().task().isEmpty()) {
            onText = shown.experiment();
        }
        reading.ifPresent(now -> now.frame(frame.nanos()));
    }

    private void read(Path file, Optional<Charset> charset) {
        cancel();
        Reading now = new Reading(file, banners, this::cancel);
        reading = Optional.of(now);
        now.abandonBy(work.run(
                () -> reader.read(file, charset, now),
                text -> now.ifWanted(() -> {
                    finish();
                    origins.put(text.corpus(), new Origin(text.file(), text.encoding()));
                    trainOn(text.corpus(), text.warning());
                }),
                failure -> now.ifWanted(() -> {
                    finish();
                    refuse(Optional.of(file), failure);
                })));
    }

    private void take(Callable<Corpus> source) {
        cancel();
        work.run(
                source,
                corpus -> trainOn(corpus, LoadedText.symbolsWarning(corpus)),
                failure -> refuse(Optional.empty(), failure));
    }

    private void trainOn(Corpus corpus, Optional<String> warning) {
        submit.accept(new Command.NewExperiment(onText, corpus));
        warning.ifPresent(sentence -> banners.show(Banner.of(Banner.Kind.WARNING, sentence)));
    }

    /** A refusal's own sentence, with the encoding that fits if one does; what nobody foresaw is reported as such. */
    private void refuse(Optional<Path> file, Throwable failure) {
        if (failure instanceof UnusableTextException unusable) {
            Optional<BannerAction> offer = file.flatMap(path -> unusable.suggestion()
                    .map(charset -> new BannerAction(
                            Messages.get("text.encoding.use", charset.displayName()),
                            () -> read(path, Optional.of(charset)))));
            banners.show(new Banner(
                    Banner.Kind.ERROR,
                    String.valueOf(unusable.getMessage()),
                    offer.stream().toList(),
                    Optional.empty()));
        } else {
            failures.report("reading a text", failure);
        }
    }

    private void finish() {
        reading.ifPresent(Reading::close);
        reading = Optional.empty();
    }

    private void describe(Corpus corpus) {
        Optional<Origin> file = origin(corpus);
        name.set(corpus.name());
        size.set(Messages.get("text.size", corpus.length(), corpus.vocabulary().size()));
        encoding.set(file.map(from -> from.encoding().displayName()).orElse(""));
        fromFile.set(file.isPresent());
    }

    private Optional<Origin> origin(Corpus corpus) {
        return Optional.ofNullable(origins.get(corpus));
    }

    /** Where a text came from, and how it was decoded. */
    private record Origin(Path file, Charset encoding) {}
}
