package dev.unroll.store;

/**
 * A text that comes with the program.
 *
 * @param file its name under assets/texts
 * @param title what to call it on the screen
 * @param summary what a network can learn from it, in a few words
 */
public record SampleText(String file, String title, String summary) {}
