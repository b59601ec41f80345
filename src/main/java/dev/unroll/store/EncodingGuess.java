package dev.unroll.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/** What encoding some bytes are in: by a byte order mark for certain, otherwise by their statistics. */
final class EncodingGuess {
    /** A mark and the encoding that it announces. */
    record ByteOrderMark(Charset charset, int length) {}

    private static final int UTF_16_WINDOW = 4_096;

    private EncodingGuess() {}

    /** The mark at the beginning of a file. The longer marks come first: UTF-32LE's begins with UTF-16LE's. */
    static Optional<ByteOrderMark> byteOrderMark(byte[] head) {
        if (startsWith(head, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(new ByteOrderMark(Charset.forName("UTF-32LE"), 4));
        }
        if (startsWith(head, 0, 0, 0xFE, 0xFF)) {
            return Optional.of(new ByteOrderMark(Charset.forName("UTF-32BE"), 4));
        }
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new ByteOrderMark(StandardCharsets.UTF_8, 3));
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return Optional.of(new ByteOrderMark(StandardCharsets.UTF_16LE, 2));
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return Optional.of(new ByteOrderMark(StandardCharsets.UTF_16BE, 2));
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 without a mark, whose Latin letters have a zero in every other byte: strict UTF-8 would take the zeros. */
    static Optional<Charset> unmarkedUtf16(byte[] head) {
        int pairs = Math.min(head.length, UTF_16_WINDOW) / 2;
        int zerosFirst = 0;
        int zerosSecond = 0;
        for (int i = 0; i < pairs; i++) {
            zerosFirst += head[2 * i] == 0 ? 1 : 0;
            zerosSecond += head[2 * i + 1] == 0 ? 1 : 0;
        }
        if (zerosFirst == 0 && 2 * zerosSecond > pairs) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return zerosSecond == 0 && 2 * zerosFirst > pairs ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    static boolean hasZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /** Encodings worth a try for bytes that are not UTF-8, the likeliest first. */
    static List<Charset> candidates(byte[] sample) {
        Charset western = Charset.forName("windows-1252");
        return statistics(sample)
                .filter(charset -> !charset.equals(western) && !charset.equals(StandardCharsets.UTF_8))
                .map(charset -> List.of(charset, western))
                .orElse(List.of(western));
    }

    /** The likeliest encoding of a piece from the middle or the beginning of a file, if it decodes in it. */
    static Optional<Charset> likeliest(byte[] sample) {
        if (decodes(sample, continuationBytes(sample), StandardCharsets.UTF_8)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return candidates(sample).stream()
                .filter(charset -> decodes(sample, 0, charset))
                .findFirst();
    }

    private static int continuationBytes(byte[] sample) {
        int count = 0;
        while (count < Math.min(3, sample.length) && (sample[count] & 0xC0) == 0x80) {
            count++;
        }
        return count;
    }

    private static boolean decodes(byte[] sample, int from, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(sample, from, sample.length - from);
        CharBuffer out = CharBuffer.allocate(8_192);
        CharsetDecoder decoder = strict(charset);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, false);
        }
        return !result.isError();
    }

    /** A decoder that reports what it cannot decode. */
    static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static Optional<Charset> statistics(byte[] sample) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(sample, 0, sample.length);
        detector.dataEnd();
        return Optional.ofNullable(detector.getDetectedCharset())
                .map(name -> name.equals("MACCYRILLIC") && !looksLikeMacCyrillic(sample) ? "windows-1251" : name)
                .flatMap(EncodingGuess::byName);
    }

    /**
     * The two share their small letters, which is all that the detector's statistics see. Mac's capitals stand at 80 …
     * 9F, windows-1251's at C0 … DF.
     */
    private static boolean looksLikeMacCyrillic(byte[] sample) {
        int mac = 0;
        int windows = 0;
        for (byte b : sample) {
            int high = b & 0xE0;
            mac += high == 0x80 ? 1 : 0;
            windows += high == 0xC0 ? 1 : 0;
        }
        return mac > windows;
    }

    private static Optional<Charset> byName(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty(); // the detector knows encodings that this Java does not
        }
    }
}
