package dev.unroll.bench;

import dev.unroll.cli.CommandLineMain;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * One process with the command line: {@code unroll train}, timed by the lines of progress it prints, and a {@link
 * Side}. What the command does is what a user gets: only its standard error is read along.
 */
final class CommandSide extends OutputStream {
    private static final double NANOS = 1e9;
    private static final Pattern STEP = Pattern.compile("^step ([0-9,]+) of ");
    private static final long ENDLESS = 1_000_000_000;

    private final PrintStream out;
    private final double warmUp;
    private final double seconds;
    private final String thread = Thread.currentThread().getName();
    private final long began = System.nanoTime();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Optional<Moment> first = Optional.empty();

    private CommandSide(PrintStream out, double warmUp, double seconds) {
        this.out = out;
        this.warmUp = warmUp;
        this.seconds = seconds;
    }

    /**
     * Runs the process.
     *
     * @param args the text, seconds of warm-up, seconds to measure
     */
    public static void main(String[] args) {
        CommandSide side = new CommandSide(System.out, Double.parseDouble(args[1]), Double.parseDouble(args[2]));
        System.setErr(new PrintStream(side, true, StandardCharsets.UTF_8));
        // As many threads as the window takes, which leaves one processor to the screen.
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        int code = CommandLineMain.run(
                "train", "--text", args[0], "--steps", Long.toString(ENDLESS), "--threads", Integer.toString(threads));
        throw new IllegalStateException("The command ended before it was measured, with exit code " + code + ".");
    }

    @Override
    public void write(int b) {
        if (b == '\n') {
            read(line.toString(StandardCharsets.UTF_8));
            line.reset();
        } else {
            line.write(b);
        }
    }

    private void read(String progress) {
        Matcher step = STEP.matcher(progress);
        if (!step.find()) {
            out.println(progress);
            return;
        }
        Moment now = new Moment(System.nanoTime(), Long.parseLong(step.group(1).replace(",", "")), Processor.now());
        if (now.nanos - began < warmUp * NANOS) {
            return;
        }
        if (first.isEmpty()) {
            first = Optional.of(now);
            return;
        }
        Moment from = first.get();
        double elapsed = (now.nanos - from.nanos) / NANOS;
        if (elapsed >= seconds) {
            double steps = now.step - from.step;
            Side result = new Side(
                    elapsed,
                    steps / elapsed,
                    steps / Processor.seconds(from.used, now.used, thread),
                    0,
                    0,
                    0,
                    Processor.shares(from.used, now.used, elapsed));
            out.println(Side.MARK + JsonMapper.shared().writeValueAsString(result));
            out.flush();
            Runtime.getRuntime().halt(0);
        }
    }

    private record Moment(long nanos, long step, Map<String, Long> used) {}
}
