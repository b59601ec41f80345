package dev.unroll.ui.text;

import dev.unroll.core.linalg.Kernels;
import dev.unroll.core.rnn.Sampler;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.session.ModelCopy;
import dev.unroll.session.Snapshot;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.equation.Place;
import dev.unroll.ui.error.BackgroundWork;
import dev.unroll.ui.error.Failures;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.i18n.Symbols;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Text that the network writes: asked for when something about it changes and, while it is live, every two seconds of
 * training. It is written in the background from a copy of the model; never more than one text is under way, and what
 * changed in the meantime is seen to with the next.
 */
public final class SampleViewModel implements Painter {
    /** The least number of characters. */
    static final int LEAST_LENGTH = 400;

    /** More than fits on any screen. */
    static final int MOST_LENGTH = 20_000;

    private static final long LIVE_NANOS = 2_000_000_000L;

    private final Supplier<CompletableFuture<ModelCopy>> copyModel;
    private final BackgroundWork work;
    private final Supplier<Kernels> kernels;
    private final Failures failures;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper(this, "subtitle", "");
    private final ReadOnlyStringWrapper objection = new ReadOnlyStringWrapper(this, "objection", "");
    private final ReadOnlyDoubleWrapper temperature = new ReadOnlyDoubleWrapper(this, "temperature", 0.7);
    private final ReadOnlyStringWrapper prime = new ReadOnlyStringWrapper(this, "prime", "");
    private final ReadOnlyIntegerWrapper best = new ReadOnlyIntegerWrapper(this, "best", 0);
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(this, "live", true);
    private final ReadOnlyBooleanWrapper task = new ReadOnlyBooleanWrapper(this, "task");
    private int length = LEAST_LENGTH;
    private long seed;
    private long run;
    private Optional<Vocabulary> vocabulary = Optional.empty();
    private long writtenStep = -1;
    /** How the text that is shown was drawn. */
    private Sampler.Choice written = new Sampler.Choice(1, 0);

    private long askedNanos;
    private boolean wanted;
    private boolean pending;
    private boolean held;
    private boolean readable = true;

    /**
     * A sample that is written with the first frame.
     *
     * @param copyModel a copy of the present model
     * @param work where texts are written
     * @param kernels makes what computes
     * @param failures told what nobody expected
     */
    public SampleViewModel(
            Supplier<CompletableFuture<ModelCopy>> copyModel,
            BackgroundWork work,
            Supplier<Kernels> kernels,
            Failures failures) {
        this.copyModel = copyModel;
        this.work = work;
        this.kernels = kernels;
        this.failures = failures;
    }

    /** What the network wrote. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** At which temperature and at which step it was written. */
    public ReadOnlyStringProperty subtitleProperty() {
        return subtitle.getReadOnlyProperty();
    }

    /** Why the prime cannot be read, or nothing be written, in one sentence; empty if all is well. */
    public ReadOnlyStringProperty objectionProperty() {
        return objection.getReadOnlyProperty();
    }

    /** 1 follows ŷ; below, likely characters become more likely. */
    public ReadOnlyDoubleProperty temperatureProperty() {
        return temperature.getReadOnlyProperty();
    }

    /** What the text begins with. */
    public ReadOnlyStringProperty primeProperty() {
        return prime.getReadOnlyProperty();
    }

    /** Only this many of the likeliest characters are drawn; 0 for all. */
    public ReadOnlyIntegerProperty bestProperty() {
        return best.getReadOnlyProperty();
    }

    /** Whether the text is written anew while the network learns. */
    public ReadOnlyBooleanProperty liveProperty() {
        return live.getReadOnlyProperty();
    }

    /** Whether a task is learnt, so that there is nothing to write. */
    public ReadOnlyBooleanProperty taskProperty() {
        return task.getReadOnlyProperty();
    }

    /** How the next character is drawn, in its equation. */
    Explained explain() {
        if (task.get()) {
            return Explained.without(Messages.get("explain.sample.task"), Equation.TEMPERATURE);
        }
        if (writtenStep < 0) {
            return Explained.before(Equation.TEMPERATURE);
        }
        String tau = temperatureText(written.temperature());
        String lead = Numbers.significant(Math.exp(1 / written.temperature()), 3);
        List<String> numbers = new ArrayList<>();
        numbers.add(Messages.get("explain.sample.tau", tau));
        numbers.add(Messages.get("explain.sample.lead", tau, lead));
        if (written.best() > 0) {
            numbers.add(Messages.get("explain.sample.best", written.best()));
        }
        return Explained.at(
                writtenStep,
                Messages.get("explain.sample.about"),
                new Explained.Part(Equation.TEMPERATURE, Place.ANY, numbers),
                Explained.Part.of(Equation.OUTPUT));
    }

    public void setTemperature(double value) {
        if (value != temperature.get()) {
            temperature.set(value);
            wanted = true;
        }
    }

    public void setPrime(String value) {
        if (!value.equals(prime.get())) {
            prime.set(value);
            wanted = true;
            checkPrime();
        }
    }

    public void setBest(int value) {
        if (value != best.get()) {
            best.set(value);
            wanted = true;
        }
    }

    public void setLive(boolean value) {
        live.set(value);
    }

    /** Writes another text: the draws begin from another seed. */
    public void again() {
        seed++;
        wanted = true;
    }

    /** Says for how many characters there is room; a text that is too short for it is written anew. */
    public void setRoom(int characters) {
        int wish = Math.min(MOST_LENGTH, Math.max(LEAST_LENGTH, characters));
        wanted |= wish > length;
        length = wish;
    }

    /** Keeps the text from being replaced by itself, e.g. while some of it is selected. */
    public void setHeld(boolean value) {
        held = value;
    }

    @Override
    public void frame(Frame frame) {
        Snapshot snapshot = frame.snapshot();
        if (snapshot.run() != run) {
            beginRun(snapshot);
        }
        if (task.get()) {
            return;
        }
        boolean due = live.get()
                && !held
                && snapshot.step() != writtenStep
                && (frame.nanos() - askedNanos >= LIVE_NANOS || writtenStep < 0);
        if ((wanted || due) && !pending && readable) {
            askedNanos = frame.nanos();
            ask();
        }
    }

    private void beginRun(Snapshot snapshot) {
        run = snapshot.run();
        task.set(snapshot.experiment().task().isPresent());
        vocabulary = Optional.of(snapshot.corpus().vocabulary());
        seed = snapshot.experiment().seed();
        writtenStep = -1;
        wanted = true;
        text.set("");
        subtitle.set(task.get() ? "" : Messages.get("sample.subtitle.none", temperatureText(temperature.get())));
        checkPrime();
    }

    private void checkPrime() {
        OptionalInt stranger = vocabulary
                .map(known ->
                        prime.get().codePoints().filter(c -> known.idOf(c) < 0).findFirst())
                .orElse(OptionalInt.empty());
        readable = stranger.isEmpty();
        objection.set(
                stranger.isPresent() ? Messages.get("sample.prime.unknown", Symbols.name(stranger.getAsInt())) : "");
    }

    private void ask() {
        wanted = false;
        pending = true;
        SampleRequest request =
                new SampleRequest(new Sampler.Choice(temperature.get(), best.get()), prime.get(), length, seed);
        // The copy is completed on the trainer's thread, which must not be kept: it only hands the work over.
        CompletableFuture<ModelCopy> unused = copyModel
                .get()
                .whenComplete((model, failure) -> work.run(
                        () -> {
                            if (failure != null) {
                                throw new IllegalStateException(failure);
                            }
                            return request.write(model, kernels);
                        },
                        sample -> show(request, model, sample),
                        problem -> failed(request, model, problem)));
    }

    private void show(SampleRequest request, ModelCopy model, String sample) {
        pending = false;
        if (model.run() != run || task.get()) {
            return; // of a network that is gone; the new one's text is wanted already
        }
        writtenStep = model.step();
        clearTrouble();
        written = request.choice();
        text.set(sample);
        subtitle.set(
                Messages.get("sample.subtitle", temperatureText(request.choice().temperature()), model.step()));
    }

    private void failed(SampleRequest request, @Nullable ModelCopy model, Throwable problem) {
        pending = false;
        if (problem instanceof ArithmeticException && model != null) {
            cannotWrite(model, String.valueOf(problem.getMessage()));
            return;
        }
        Throwable cause = problem.getCause();
        boolean closing = cause instanceof CancellationException;
        // A prime that the present network knows may be strange to the one that was copied just before it.
        boolean outdated =
                problem instanceof IllegalArgumentException && !request.prime().isEmpty();
        if (outdated) {
            wanted = true;
        } else if (!closing) {
            failures.report("sample", problem);
        }
    }

    /** Left alone, a network without bounds may leave all numbers behind: a thing to know, not a failure. */
    private void cannotWrite(ModelCopy model, String sentence) {
        if (model.run() == run) {
            writtenStep = model.step();
            if (readable) {
                objection.set(sentence);
            }
        }
    }

    private void clearTrouble() {
        if (readable) {
            objection.set("");
        }
    }

    private static String temperatureText(double value) {
        return Numbers.significant(value, 2);
    }
}
