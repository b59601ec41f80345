package dev.unroll.ui.controls;

import dev.unroll.ui.equation.Explained;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;

/**
 * What a part of the window can explain about itself. A view says it of its card, or of a picture in it; who explains finds
 * it by what the pointer is on, so that neither knows the other.
 *
 * @param node what it is said of
 * @param title of the view
 * @param whole explains all of it
 * @param exact what in it the pointer or the keyboard is on now; empty where that is nothing in particular
 */
public record Topic(Node node, String title, Aim whole, Supplier<Optional<Aim>> exact) {
    /** Something that can be explained, again and again while its numbers change. */
    @FunctionalInterface
    public interface Aim {
        /** {@return its equations, with the numbers that the view shows now, wherever the pointer is by then} */
        Explained now();
    }

    /** Says a topic of a node, in place of the one before. */
    public static void put(Node node, String title, Aim whole, Supplier<Optional<Aim>> exact) {
        node.getProperties().put(Topic.class, new Topic(node, title, whole, exact));
    }

    /** Says a topic of a node in which there is nothing in particular. */
    public static void put(Node node, String title, Aim whole) {
        put(node, title, whole, Optional::empty);
    }

    /** {@return the topic of the smallest part around a node that has one} */
    public static Optional<Topic> around(Node node) {
        for (Node part = node; part != null; part = part.getParent()) {
            if (part.hasProperties() && part.getProperties().get(Topic.class) instanceof Topic topic) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
