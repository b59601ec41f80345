package dev.unroll.ui.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.session.Snapshot;
import dev.unroll.ui.SmallRun;
import dev.unroll.ui.controls.Topic;
import dev.unroll.ui.equation.Equation;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.pulse.Frame;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplainViewModelTest {
    private static final long FRAME_NANOS = 16_000_000L;

    private final SmallRun run = new SmallRun();
    private final Snapshot snapshot = run.service().newest();
    private final ExplainViewModel model = new ExplainViewModel();
    private final AtomicInteger place = new AtomicInteger();
    private final AtomicInteger number = new AtomicInteger();
    private final Topic first = topic("first");
    private final Topic second = topic("second");
    private long nanos = 1_000_000_000L;

    @AfterEach
    void close() {
        run.close();
    }

    /** Explains the place that was pointed at, with a number that changes with every frame. */
    private Topic topic(String title) {
        return new Topic(new Region(), title, at(0), () -> {
            int at = place.get();
            return at == 0 ? Optional.empty() : Optional.of(at(at));
        });
    }

    private Topic.Aim at(int at) {
        return () -> Explained.at(
                1, "place " + at, Explained.Part.of(Equation.SUM, Integer.toString(number.incrementAndGet())));
    }

    private void frames(int count) {
        for (int i = 0; i < count; i++) {
            nanos += FRAME_NANOS;
            model.frame(new Frame(snapshot, true, nanos));
        }
    }

    private String title() {
        return model.shownProperty().get().map(ExplainViewModel.Shown::title).orElse("");
    }

    private String about() {
        return model.shownProperty().get().orElseThrow().explained().about();
    }

    private String shownNumber() {
        return model.shownProperty()
                .get()
                .orElseThrow()
                .explained()
                .parts()
                .get(0)
                .numbers()
                .get(0);
    }

    @Test
    void nothingIsExplainedUntilSomethingIsPointedAt() {
        frames(10);
        assertThat(model.shownProperty().get()).isEmpty();
        model.pointAt(first);
        frames(1);
        assertThat(title()).isEqualTo("first");
    }

    @Test
    void whatIsCrossedOnTheWayToThePanelIsNotExplained() {
        model.pointAt(first);
        frames(5);
        model.pointAt(second);
        frames(8);
        assertThat(title()).isEqualTo("first");
        model.leave();
        frames(50);
        assertThat(title()).isEqualTo("first");
    }

    @Test
    void whereThePointerRestsIsExplainedAndWhatTheKeyboardGoesToAtOnce() {
        model.pointAt(first);
        frames(5);
        model.pointAt(second);
        frames(30);
        assertThat(title()).isEqualTo("second");
        model.turnTo(first);
        frames(1);
        assertThat(title()).isEqualTo("first");
    }

    @Test
    void thePlaceThatWasPointedAtStaysWhenThePointerHasLeftAndItsNumbersGoOn() {
        place.set(7);
        model.pointAt(first);
        frames(1);
        model.leave();
        place.set(0);
        String before = shownNumber();
        frames(20);
        assertThat(about()).isEqualTo("place 7");
        assertThat(shownNumber()).isNotEqualTo(before);

        place.set(9);
        model.pointAt(first);
        frames(1);
        assertThat(about()).isEqualTo("place 9");
    }

    @Test
    void whatIsPointedAtStaysWhileThePointerLeavesItThroughTheMarginOfItsView() {
        place.set(7);
        model.pointAt(first);
        frames(1);
        place.set(0);
        for (int i = 0; i < 6; i++) {
            model.pointAt(first);
            frames(1);
        }
        assertThat(about()).isEqualTo("place 7");
        model.leave();
        frames(50);
        assertThat(about()).isEqualTo("place 7");

        model.pointAt(first);
        frames(30);
        assertThat(about()).as("it rests in the margin").isEqualTo("place 0");
    }

    @Test
    void onTheWayOutThePlaceItRestedOnComesBack() {
        place.set(7);
        model.pointAt(first);
        frames(30);
        for (int crossed = 8; crossed < 12; crossed++) {
            place.set(crossed);
            model.pointAt(first);
            frames(1);
            assertThat(about()).isEqualTo("place " + crossed);
        }
        model.leave();
        frames(10);
        assertThat(about()).isEqualTo("place 7");
    }

    @Test
    void numbersChangeNoMoreThanAboutTenTimesASecond() {
        model.pointAt(first);
        frames(1);
        AtomicInteger changes = new AtomicInteger();
        model.shownProperty().addListener((property, before, now) -> changes.incrementAndGet());
        frames(62);
        assertThat(changes.get()).isBetween(8, 13);
    }

    @Test
    void whatIsNoLongerThereIsForgotten() {
        model.pointAt(first);
        frames(2);
        model.forget();
        assertThat(model.shownProperty().get()).isEmpty();
        frames(50); // though the pointer has not moved, so that nobody said that it left
        assertThat(model.shownProperty().get()).isEmpty();
    }
}
