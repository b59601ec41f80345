package dev.unroll.ui.explain;

import dev.unroll.ui.controls.Topic;
import dev.unroll.ui.equation.Explained;
import dev.unroll.ui.pulse.Frame;
import dev.unroll.ui.pulse.Painter;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is explained: the topic that was pointed at last, at the place that was pointed at, with the numbers of now. */
public final class ExplainViewModel implements Painter {
    /** More often could not be read. A little less than the views wait themselves, so as to show what they show. */
    private static final long READABLE_NANOS = 80_000_000L;
    /**
     * On its way to the panel the pointer crosses other places and other views: what it rested on is what is explained
     * there.
     */
    private static final long REST_NANOS = 250_000_000L;

    /**
     * What stands in the panel.
     *
     * @param title of the view
     * @param explained what it says
     */
    record Shown(String title, Explained explained) {}

    private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", Optional.empty());
    private Optional<Topic> topic = Optional.empty();
    private Optional<Topic.Aim> aim = Optional.empty();
    /** What the pointer rested on last. */
    private Optional<Topic.Aim> rested = Optional.empty();

    private Optional<Topic> under = Optional.empty();
    private boolean crossing;
    private long underSince;
    private boolean moved;
    private long movedNanos;
    /** Since when it is on nothing in particular of the topic; 0 while it is on something. */
    private long vagueSince;

    private long shownNanos;

    /** What is explained; empty until something was pointed at. */
    ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What is explained next, with or without numbers; empty for nothing. */
    Optional<Topic> topic() {
        return topic;
    }

    /** The pointer moved over a topic. */
    void pointAt(Topic now) {
        if (!under.equals(Optional.of(now))) {
            under = Optional.of(now);
            crossing = true;
            underSince = 0;
        }
        moved = true;
    }

    /** The keyboard went to a topic, or moved within it. */
    void turnTo(Topic now) {
        under = Optional.of(now);
        crossing = false;
        moved = true;
    }

    /** The pointer is over nothing that could be explained: what was goes on being explained. */
    void leave() {
        under = Optional.empty();
    }

    /** What was explained is no longer there. */
    void forget() {
        under = Optional.empty();
        rested = Optional.empty();
        topic = Optional.empty();
        aim = Optional.empty();
        shown.set(Optional.empty());
    }

    @Override
    public void frame(Frame frame) {
        settle(frame.nanos());
        if (aim(frame.nanos()) || frame.nanos() - shownNanos >= READABLE_NANOS) {
            show(frame.nanos());
        }
    }

    /** Takes what the pointer is on in the topic; tells whether that is something else. */
    private boolean aim(long nanos) {
        if (topic.isEmpty() || !under.equals(topic)) {
            vagueSince = 0;
            aim = rested.or(() -> aim);
            return false;
        }
        Topic here = topic.get();
        if (moved) {
            moved = false;
            movedNanos = nanos;
            Optional<Topic.Aim> exact = here.exact().get();
            if (exact.isPresent()) {
                vagueSince = 0;
                aim = exact;
                return true;
            }
            vagueSince = vagueSince == 0 ? nanos : vagueSince;
        }
        if (nanos - movedNanos >= REST_NANOS && vagueSince == 0) {
            rested = aim;
        }
        boolean nothingInParticular = vagueSince != 0 && nanos - vagueSince >= REST_NANOS;
        if (aim.isEmpty() || nothingInParticular) {
            vagueSince = 0;
            aim = Optional.of(here.whole());
            return true;
        }
        return false;
    }

    /** Takes the topic under the pointer when it has rested there; at once where there is none yet. */
    private void settle(long nanos) {
        if (under.isEmpty() || under.equals(topic)) {
            crossing = false;
            return;
        }
        if (underSince == 0) {
            underSince = nanos;
        }
        if (!crossing || topic.isEmpty() || nanos - underSince >= REST_NANOS) {
            topic = under;
            aim = Optional.empty();
            rested = Optional.empty();
            vagueSince = 0;
            crossing = false;
            moved = true;
        }
    }

    private void show(long nanos) {
        Optional<Shown> next = topic.flatMap(now -> aim.map(at -> new Shown(now.title(), at.now())));
        if (!next.equals(shown.get())) {
            shownNanos = nanos;
            shown.set(next);
        }
    }
}
