package dev.unroll.ui.reach;

import dev.unroll.core.text.Vocabulary;
import dev.unroll.ui.i18n.Symbols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of signs that somebody edits, read back as symbols. Several characters may share a sign, so what was left as it
 * was before and after the change keeps its symbols; only what is new is looked up.
 */
final class SignLine {
    /** Not in the vocabulary. */
    private static final int UNKNOWN = -1;
    /** A sign has no more code points: a dotted circle and what stands on it. */
    private static final int LONGEST = 2;

    private final Map<String, Integer> known = new HashMap<>();
    private final List<String> signs;
    private final List<Integer> ids;

    /**
     * A line.
     *
     * @param vocabulary what may stand in it
     * @param signs of the line as it was
     * @param ids what they stood for
     */
    SignLine(Vocabulary vocabulary, List<String> signs, List<Integer> ids) {
        this.signs = signs;
        this.ids = ids;
        for (int id = 0; id < vocabulary.size(); id++) {
            known.putIfAbsent(Symbols.sign(vocabulary.codePoint(id)), id);
            known.putIfAbsent(Character.toString(vocabulary.codePoint(id)), id);
        }
    }

    /** What a line stands for; -1 for what is not in the vocabulary. */
    List<Integer> ids(String line) {
        List<Integer> result = new ArrayList<>();
        read(line, (sign, id) -> result.add(id));
        return result;
    }

    /** The names of what is not in the vocabulary, each once. */
    List<String> unknown(String line) {
        List<String> result = new ArrayList<>();
        read(line, (sign, id) -> {
            String name = Symbols.name(sign.codePointAt(0));
            if (id == UNKNOWN && !result.contains(name)) {
                result.add(name);
            }
        });
        return result;
    }

    private void read(String line, Reader reader) {
        int head = 0;
        int from = 0;
        while (head < signs.size() && line.startsWith(signs.get(head), from)) {
            from += signs.get(head).length();
            head++;
        }
        int tail = 0;
        int to = line.length();
        while (tail < signs.size() - head && endsWith(line, signs.get(signs.size() - 1 - tail), from, to)) {
            to -= signs.get(signs.size() - 1 - tail).length();
            tail++;
        }
        for (int i = 0; i < head; i++) {
            reader.read(signs.get(i), ids.get(i));
        }
        lookUp(line.substring(from, to).codePoints().toArray(), reader);
        for (int i = signs.size() - tail; i < signs.size(); i++) {
            reader.read(signs.get(i), ids.get(i));
        }
    }

    private static boolean endsWith(String line, String sign, int from, int to) {
        int start = to - sign.length();
        return start >= from && line.startsWith(sign, start);
    }

    private void lookUp(int[] codePoints, Reader reader) {
        int at = 0;
        while (at < codePoints.length) {
            int length = Math.min(LONGEST, codePoints.length - at);
            while (length > 1 && !known.containsKey(new String(codePoints, at, length))) {
                length--;
            }
            String sign = new String(codePoints, at, length);
            reader.read(sign, known.getOrDefault(sign, UNKNOWN));
            at += length;
        }
    }

    /** Takes one symbol after the other. */
    private interface Reader {
        void read(String sign, int id);
    }
}
