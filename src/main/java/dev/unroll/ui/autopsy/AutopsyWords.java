package dev.unroll.ui.autopsy;

import dev.unroll.core.autopsy.Autopsy;
import dev.unroll.core.autopsy.Growth;
import dev.unroll.core.autopsy.Place;
import dev.unroll.core.optim.GradientClip;
import dev.unroll.core.task.Task;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.train.Diverged;
import dev.unroll.core.train.Experiment;
import dev.unroll.core.train.Held;
import dev.unroll.session.Incident;
import dev.unroll.ui.i18n.Messages;
import dev.unroll.ui.i18n.Numbers;
import dev.unroll.ui.i18n.Symbols;
import dev.unroll.ui.insight.ParameterLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The numbers of an autopsy as sentences. */
final class AutopsyWords {
    private static final int DIGITS = 3;

    private final Autopsy autopsy;
    private final Vocabulary vocabulary;
    private final Optional<Task> task;
    private final int layers;
    private final int streams;
    private final boolean clips;

    /**
     * Words about an autopsy.
     *
     * @param vocabulary what the ids of the inputs stand for
     * @param experiment what was trained
     */
    AutopsyWords(Autopsy autopsy, Vocabulary vocabulary, Experiment experiment) {
        this.autopsy = autopsy;
        this.vocabulary = vocabulary;
        task = experiment.task();
        layers = experiment.layers();
        streams = experiment.streams();
        clips = !(experiment.clip() instanceof GradientClip.None);
    }

    /** What happened, in one sentence for a banner. */
    String headline() {
        if (autopsy.cause() instanceof Held held) {
            return Messages.get("autopsy.held.banner", Numbers.whole(held.step()), times(held.norm(), held.median()));
        }
        Diverged diverged = (Diverged) autopsy.cause();
        return Messages.get(
                "state.diverged.banner", Numbers.whole(diverged.step()), Symbols.quantity(diverged.quantity()));
    }

    /** The name of the button that goes back. */
    static String goBack(Incident incident) {
        return Messages.get(
                "autopsy.back", incident.stepsBack(), number(incident.remedy().threshold()));
    }

    /** What happened, with its numbers. */
    String cause() {
        if (autopsy.cause() instanceof Held held) {
            return Messages.get(
                    clips ? "autopsy.held.clipped" : "autopsy.held",
                    Numbers.whole(held.step()),
                    number(held.norm()),
                    times(held.norm(), held.median()),
                    autopsy.recent().steps(),
                    number(held.median()),
                    number(Held.FACTOR));
        }
        Diverged diverged = (Diverged) autopsy.cause();
        List<String> parts = new ArrayList<>();
        parts.add(Messages.get(
                "state.diverged.banner", Numbers.whole(diverged.step()), Symbols.quantity(diverged.quantity())));
        if (diverged.timeStep() > 0) {
            parts.add(Messages.get("autopsy.diverged.at", diverged.timeStep(), character(diverged.timeStep())));
        }
        if (diverged.unit() != Diverged.NO_UNIT) {
            parts.add(
                    isOfSymbols(diverged.quantity())
                            ? Messages.get("autopsy.diverged.symbol", output(diverged.unit()))
                            : Messages.get("autopsy.diverged.unit", diverged.unit() + 1));
        }
        return String.join(" ", parts);
    }

    /** The rows of V and c stand for symbols of the text, or for a task's answers. */
    private String output(int row) {
        return task.map(asked -> asked.answers().get(row)).orElseGet(() -> Symbols.name(vocabulary.codePoint(row)));
    }

    /** The rows of V and c are symbols, those of all others are units. */
    private static boolean isOfSymbols(String quantity) {
        return quantity.endsWith("V") || quantity.endsWith("c");
    }

    /** Which parameter's gradient left its range first. */
    String parameter() {
        if (!autopsy.recent().hasRange()) {
            return Messages.get("autopsy.parameter.few");
        }
        if (autopsy.parameter().isEmpty()) {
            return Messages.get(
                    autopsy.cause() instanceof Held ? "autopsy.parameter.together" : "autopsy.parameter.none");
        }
        Growth growth = autopsy.parameter().get();
        String times = times(growth.norm(), growth.median());
        boolean inThisStep = autopsy.cause() instanceof Held held && growth.since() == held.step();
        return inThisStep
                ? Messages.get(
                        "autopsy.parameter.now",
                        gradient(growth.parameter()),
                        number(growth.norm()),
                        times,
                        number(growth.median()))
                : Messages.get(
                        "autopsy.parameter.since",
                        gradient(growth.parameter()),
                        Numbers.whole(growth.since()),
                        number(growth.norm()),
                        times,
                        number(growth.median()));
    }

    /** How a parameter's gradient looks among the gradient norms. */
    ParameterLine line(String parameter) {
        return ParameterLine.of(parameter, layers);
    }

    private String gradient(String parameter) {
        return line(parameter).label();
    }

    /** Where in the window something grew first; empty of a step that diverged, which says it itself. */
    String place() {
        return autopsy.place().map(this::place).orElse("");
    }

    private String place(Place place) {
        String character = character(place.timeStep());
        String sentence;
        if (!place.stands()) {
            sentence = Messages.get("autopsy.place.largest", place.timeStep(), character, number(place.norm()));
        } else {
            String times = times(place.norm(), place.median());
            sentence = place.quantity().equals(Place.STATE)
                    ? Messages.get("autopsy.place.state", place.timeStep(), character, times)
                    : Messages.get("autopsy.place.gradient", place.timeStep(), character, times);
        }
        String unit = layers == 1
                ? Messages.get("autopsy.unit", place.unit() + 1, number(place.value()))
                : Messages.get("autopsy.unit.layer", place.unit() + 1, place.layer() + 1, number(place.value()));
        return sentence + " " + unit;
    }

    /** Whose characters these are. */
    String window() {
        int stream = autopsy.cause() instanceof Diverged diverged
                ? diverged.stream()
                : autopsy.place().map(Place::stream).orElse(0);
        return streams == 1
                ? Messages.get("autopsy.window")
                : Messages.get("autopsy.window.stream", stream + 1, streams);
    }

    private String character(int timeStep) {
        return Symbols.name(vocabulary.codePoint(autopsy.inputs()[timeStep - 1]));
    }

    private static String times(double norm, double median) {
        return number(norm / median);
    }

    private static String number(double value) {
        return Numbers.significant(value, DIGITS);
    }
}
