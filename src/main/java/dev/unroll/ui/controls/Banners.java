package dev.unroll.ui.controls;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The messages that are shown now, newest last. To be used on the JavaFX thread. */
public final class Banners {
    /** So many stand at once; more would hide the work. What is under way is never pushed out. */
    private static final int MOST = 3;

    private final ObservableList<Banner> shown = FXCollections.observableArrayList();
    private final ObservableList<Banner> view = FXCollections.unmodifiableObservableList(shown);

    /** What is shown, newest last; read-only. */
    public ObservableList<Banner> shown() {
        return view;
    }

    /** Shows a message; one of the same words is replaced. */
    public void show(Banner banner) {
        shown.removeIf(old -> old.text().equals(banner.text()));
        shown.add(banner);
        for (int i = 0; shown.size() > MOST && i < shown.size() - 1; ) {
            if (shown.get(i).progress().isEmpty()) {
                shown.remove(i);
            } else {
                i++;
            }
        }
    }

    /** Takes a message away; nothing happens if it is gone already. */
    public void dismiss(Banner banner) {
        shown.remove(banner);
    }
}
