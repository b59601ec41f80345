package dev.unroll.store;

import dev.unroll.core.text.Corpus;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/** A file open for reading as text, block by block; it never holds more of it than a block and the corpus. */
final class TextFile implements Closeable {
    private static final int BLOCK = 1 << 18;

    private final Path path;
    private final String name;
    private final ReadProgress progress;
    private final BasicFileAttributes before;
    private final FileChannel channel;
    private long failure; // about where the last decoding failed, in bytes

    TextFile(Path path, String name, ReadProgress progress) throws IOException {
        this.path = path;
        this.name = name;
        this.progress = progress;
        this.before = Files.readAttributes(path, BasicFileAttributes.class);
        this.channel = FileChannel.open(path);
    }

    long size() {
        return before.size();
    }

    long failure() {
        return failure;
    }

    /** Up to {@code length} bytes from a position. */
    byte[] bytes(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, Math.min(length, before.size() - position)));
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
            stopIfCancelled();
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** The whole file after {@code skip} bytes, strictly decoded. */
    Corpus decode(Charset charset, int skip) throws IOException, UnusableTextException {
        TextCollector collector = new TextCollector(name, before.size());
        CharsetDecoder decoder = EncodingGuess.strict(charset);
        ByteBuffer in = ByteBuffer.allocate(BLOCK);
        CharBuffer out = CharBuffer.allocate(BLOCK);
        channel.position(skip);
        boolean end = false;
        while (!end) {
            failure = Math.max(0, channel.position() - in.position());
            end = channel.read(in) < 0;
            in.flip();
            drain(decoder, in, out, end, collector);
            in.compact();
            progress.fraction(Math.min(1, (double) channel.position() / Math.max(1, before.size())));
            stopIfCancelled();
        }
        return collector.finish(name);
    }

    private static void drain(
            CharsetDecoder decoder, ByteBuffer in, CharBuffer out, boolean end, TextCollector collector)
            throws CharacterCodingException, UnusableTextException {
        CoderResult result = CoderResult.OVERFLOW;
        boolean flushing = false;
        while (result.isOverflow()) {
            result = flushing ? decoder.flush(out) : decoder.decode(in, out, end);
            if (result.isError()) {
                result.throwException();
            }
            collector.add(out.array(), 0, out.position());
            out.clear();
            if (end && !flushing && result.isUnderflow()) {
                flushing = true;
                result = CoderResult.OVERFLOW;
            }
        }
    }

    private void stopIfCancelled() {
        if (progress.cancelled()) {
            throw new CancelledReadException();
        }
    }

    /** A text that was written to while it was read would be neither the old nor the new one. */
    void requireUnchanged() throws IOException, UnusableTextException {
        BasicFileAttributes after = Files.readAttributes(path, BasicFileAttributes.class);
        if (after.size() != before.size() || !after.lastModifiedTime().equals(before.lastModifiedTime())) {
            throw new UnusableTextException(
                    name + " changed while it was read: wait until it is complete, then open it again.");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
