package dev.unroll.core.text;

/**
 * What simple models of a text would lose on it, in nats per character: the conditional entropy H(x_t | the k - 1
 * characters before), from the text's own counts. They are the lines that a network's loss has to cross.
 *
 * @param uniform ln n: every symbol equally likely
 * @param unigram k = 1: the symbols' frequencies
 * @param bigram k = 2: one character before is known; NaN for a text of fewer than 2 characters
 * @param trigram k = 3: two characters before are known; NaN for a text of fewer than 3 characters
 */
public record NgramBaselines(double uniform, double unigram, double bigram, double trigram) {}
