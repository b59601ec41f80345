package dev.unroll.ui.controls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The messages that are shown now, newest first. Of each topic only the newest stands, and it goes when its matter is
 * settled. To be used on the JavaFX thread.
 */
public final class Banners {
    /** So many stand at once; more would hide the work. What is under way is never pushed out. */
    private static final int MOST = 3;

    /** What was refused: a text, settings, a model file. Settled once another run begins. */
    public static final String REFUSAL = "refusal";

    private final Map<Banner, String> topics = new HashMap<>();
    private final ObservableList<Banner> shown = FXCollections.observableArrayList();
    private final ObservableList<Banner> view = FXCollections.unmodifiableObservableList(shown);

    /** What is shown, newest first; read-only. */
    public ObservableList<Banner> shown() {
        return view;
    }

    /** Shows a message that replaces the last one as grave: errors are refusals, what is under way stands for itself. */
    public void show(Banner banner) {
        if (banner.progress().isPresent()) {
            show(banner.text(), banner);
        } else {
            show(banner.kind() == Banner.Kind.ERROR ? REFUSAL : banner.kind().name(), banner);
        }
    }

    /** Shows a message that replaces the last one of its topic. */
    public void show(String topic, Banner banner) {
        settle(topic);
        topics.put(banner, topic);
        shown.add(0, banner);
        for (int i = shown.size() - 1; shown.size() > MOST && i > 0; i--) {
            if (shown.get(i).progress().isEmpty()) {
                dismiss(shown.get(i));
            }
        }
    }

    /** Takes away what was said about a topic. */
    public void settle(String topic) {
        List.copyOf(shown).stream()
                .filter(banner -> topic.equals(topics.get(banner)))
                .forEach(this::dismiss);
    }

    /** Takes the newest message away that is not about something under way; tells whether there was one. */
    public boolean dismissNewest() {
        Optional<Banner> newest =
                shown.stream().filter(banner -> banner.progress().isEmpty()).findFirst();
        newest.ifPresent(this::dismiss);
        return newest.isPresent();
    }

    /** Takes a message away; nothing happens if it is gone already. */
    public void dismiss(Banner banner) {
        shown.remove(banner);
        topics.remove(banner);
    }
}
