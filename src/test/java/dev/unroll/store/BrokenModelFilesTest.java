package dev.unroll.store;

import static dev.unroll.store.SafetensorsBytes.claiming;
import static dev.unroll.store.SafetensorsBytes.entry;
import static dev.unroll.store.SafetensorsBytes.file;
import static dev.unroll.store.SafetensorsBytes.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenModelFilesTest {
    private static final byte[] NONE = {};
    private static final long SLACK = 16L << 20; // classes that are loaded on the way count too

    @TempDir
    Path folder;

    private String refusal(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("model.safetensors"), bytes);
        BrokenModelException refusal = catchThrowableOfType(BrokenModelException.class, () -> ModelFile.read(file));
        assertThat(refusal).as("is refused").isNotNull();
        return String.valueOf(refusal.getMessage());
    }

    static Stream<Arguments> brokenFiles() {
        byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
        byte[] spaces = " ".repeat((16 << 20) + 1).getBytes(StandardCharsets.UTF_8);
        String big = Long.toString(1L << 62);
        return Stream.of(
                arguments("shorter than 8 bytes", new byte[7]),
                arguments("longer than the file", claiming(3, empty, NONE)),
                arguments("longer than the file", claiming(-1, empty, NONE)),
                arguments("longer than the file", claiming(Long.MAX_VALUE, empty, NONE)),
                arguments("over 16 MB", file(spaces, NONE)),
                arguments("not a JSON object", file(NONE, NONE)),
                arguments("not a JSON object", file("[]", 0)),
                arguments("not a JSON object", file(" {}", 0)),
                arguments(
                        "not valid UTF-8",
                        file(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'}, NONE)),
                arguments("not valid JSON", file("{\"a\":", 0)),
                arguments("something follows", file("{} {}", 0)),
                arguments("whole numbers", file("{\"a\":{\"shape\":" + "[".repeat(5_000), 0)),
                arguments("dtype that is no text", file("{\"a\":{\"dtype\":" + "[".repeat(5_000), 0)),
                arguments("other than text", file("{\"__metadata__\":{\"k\":" + "[".repeat(5_000), 0)),
                arguments(
                        "Duplicate", file(header(entry("a", "F64", "[1]", 0, 8), entry("a", "F64", "[1]", 8, 16)), 16)),
                arguments("Duplicate", file("{\"__metadata__\":{\"k\":\"v\",\"k\":\"w\"}}", 0)),
                arguments(
                        "Duplicate",
                        file("{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"shape\":[1],\"data_offsets\":[0,8]}}", 8)),
                arguments("other than text", file("{\"__metadata__\":{\"k\":1}}", 0)),
                arguments("not described by a JSON object", file("{\"a\":1}", 0)),
                arguments("needs dtype", file("{\"a\":{\"dtype\":\"F64\",\"shape\":[1]}}", 8)),
                arguments("needs dtype", file("{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0]}}", 8)),
                arguments(
                        "unknown property",
                        file("{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8],\"x\":1}}", 8)),
                arguments("convert it", file(header(entry("a", "BF16", "[4]", 0, 8)), 8)),
                arguments("convert it", file(header(entry("a", "", "[4]", 0, 8)), 8)),
                arguments("whole numbers", file(header(entry("a", "F64", "[-1]", 0, 8)), 8)),
                arguments("whole numbers", file(header(entry("a", "F64", "[1.5]", 0, 8)), 8)),
                arguments("whole numbers", file(header(entry("a", "F64", "[\"1\"]", 0, 8)), 8)),
                arguments("whole numbers", file(header(entry("a", "F64", "[1,1,1,1,1,1,1,1,1]", 0, 8)), 8)),
                arguments("no list", file(header(entry("a", "F64", "8", 0, 8)), 8)),
                arguments("not valid JSON", file(header(entry("a", "F64", "[99999999999999999999]", 0, 8)), 8)),
                arguments("overflows", file(header(entry("a", "F64", "[" + big + "," + big + "]", 0, 8)), 8)),
                arguments("overflows", file(header(entry("a", "F64", "[" + big + "]", 0, 8)), 8)),
                arguments("overflows", file(header(entry("a", "F64", "[4294967296,4294967296,0]", 0, 0)), 0)),
                arguments("ends before it begins", file(header(entry("a", "F64", "[1]", 8, 0)), 8)),
                arguments("whole numbers", file(header(entry("a", "F64", "[1]", -8, 0)), 8)),
                arguments("but offsets of", file(header(entry("a", "F64", "[2]", 0, 8)), 8)),
                arguments("beyond the end", file(header(entry("a", "F64", "[2]", 0, 16)), 8)),
                arguments(
                        "beyond the end", file(header(entry("a", "F64", "[1000000000000]", 0, 8_000_000_000_000L)), 8)),
                arguments(
                        "overlaps", file(header(entry("a", "F64", "[2]", 0, 16), entry("b", "F64", "[2]", 8, 24)), 24)),
                arguments("overlaps", file(header(entry("a", "F64", "[1]", 0, 8), entry("b", "F64", "[1]", 0, 8)), 8)),
                arguments(
                        "after a gap",
                        file(header(entry("a", "F64", "[1]", 0, 8), entry("b", "F64", "[1]", 16, 24)), 24)),
                arguments("after a gap", file(header(entry("a", "F64", "[1]", 8, 16)), 16)),
                arguments("belong to no tensor", file(header(entry("a", "F64", "[1]", 0, 8)), 9)),
                arguments("'rnn.weight_hh_l0' is missing", file("{}", 0)));
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void isRefusedInOneSentence(String reason, byte[] bytes) throws IOException {
        assertThat(refusal(bytes))
                .startsWith("model.safetensors ")
                .contains(reason, ": ")
                .endsWith(".")
                .doesNotContain("\n");
    }

    private static byte[] changed(String from, String to) {
        String text = new String(SafetensorsBytes.pytorch(true, ""), StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        byte[] bytes = text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
        long length = text.lastIndexOf('}') + 1L - Long.BYTES + (to.length() - from.length());
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
        return bytes;
    }

    @Test
    void tensorsThatDoNotFitEachOtherAreRefused() throws IOException {
        assertThat(refusal(changed("[2,3]", "[3,2]"))).contains("'rnn.weight_ih_l0' has the shape [3, 2]", "[2, 2]");
        assertThat(refusal(changed("[2,2]", "[1,4]"))).contains("has the shape");
        assertThat(refusal(changed("[2,2]", "[4]"))).contains("not rows × columns");
        assertThat(refusal(changed("rnn.bias_hh_l0", "rnn.bias_hh_l7"))).contains("'rnn.bias_hh_l0' is missing");
        assertThat(refusal(changed("out.bias", "out.other"))).contains("'out.bias' is missing");
    }

    @Test
    void tensorsOfAnotherKindOfNetworkAreRefused() throws IOException {
        String header =
                "\"rnn.weight_ih_l0_reverse\":{\"dtype\":\"F64\",\"shape\":[0],\"data_offsets\":[0,0]},\"out.bias\"";
        assertThat(refusal(changed("\"out.bias\"", header))).contains("'rnn.weight_ih_l0_reverse' is no part of");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void weightsThatAreNotFiniteAreRefused(double value) throws IOException {
        byte[] bytes = SafetensorsBytes.pytorch(true, "");
        for (int element = 1; element <= 23; element++) {
            byte[] broken = bytes.clone();
            ByteBuffer.wrap(broken)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(broken.length - element * Double.BYTES, value);
            assertThat(refusal(broken)).contains("holds " + value + " where weights must be finite");
        }
    }

    @Test
    void biasesWhoseSumOverflowsAreRefused() throws IOException {
        byte[] bytes = SafetensorsBytes.pytorch(true, "");
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int firstOfBiases = bytes.length - 14 * Double.BYTES;
        data.putDouble(firstOfBiases, Double.MAX_VALUE).putDouble(firstOfBiases + 2 * Double.BYTES, Double.MAX_VALUE);
        assertThat(refusal(bytes)).contains("must be finite");
    }

    @Test
    void damagedMetadataAreRefused() throws IOException {
        assertThat(refusalOfMetadata("{\"unroll.version\":\"3\"}"))
                .contains("model format 3", "reads formats 1 and 2", "use a newer Unroll");
        assertThat(refusalOfMetadata("{\"unroll.vocabulary\":\"[97,98]\"}")).contains("no list of 3 symbols");
        assertThat(refusalOfMetadata("{\"unroll.vocabulary\":\"[97,99,98]\"}")).contains("ascending");
        assertThat(refusalOfMetadata("{\"unroll.vocabulary\":\"[97,98,98]\"}")).contains("ascending");
        assertThat(refusalOfMetadata("{\"unroll.vocabulary\":\"[97,98,55296]\"}"))
                .contains("U+D800");
        assertThat(refusalOfMetadata("{\"unroll.vocabulary\":\"[97,98,\\\"c\\\"]\"}"))
                .contains("ascending");
        assertThat(refusalOfMetadata("{\"unroll.vocabulary\":\"[97,\"}")).contains("not valid JSON");
        assertThat(refusalOfMetadata("{\"unroll.experiment\":\"{}\"}")).contains("'hidden' is missing");
        assertThat(refusalOfMetadata("{\"unroll.experiment\":\"[]\"}")).contains("'hidden' is missing");
        assertThat(refusalOfMetadata("{\"unroll.experiment\":\"\"}")).contains("'hidden' is missing");
    }

    private String refusalOfMetadata(String metadata) throws IOException {
        return refusal(SafetensorsBytes.pytorch(true, metadata));
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThat(catchThrowableOfType(BrokenModelException.class, () -> ModelFile.read(folder)))
                .hasMessageContaining("is a folder");
        assertThat(catchThrowableOfType(
                        BrokenModelException.class, () -> ModelFile.read(folder.resolve("none.safetensors"))))
                .hasMessage("none.safetensors does not exist: check its name and folder.");
    }

    /** Any damage is either harmless or refused, and never takes more memory than the file's size explains. */
    @Test
    void anyDamageIsReadOrRefused() throws IOException {
        byte[] sound =
                SafetensorsBytes.pytorch(true, "{\"unroll.version\":\"1\",\"unroll.vocabulary\":\"[97,98,99]\"}");
        SplittableRandom random = new SplittableRandom(20);
        Path file = folder.resolve("model.safetensors");
        int read = 0;
        for (int round = 0; round < 1_500; round++) {
            byte[] damaged =
                    random.nextInt(4) > 0 ? sound.clone() : Arrays.copyOf(sound, random.nextInt(2 * sound.length));
            for (int flips = random.nextInt(6); flips >= 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            long before = allocated();
            try {
                assertThat(ModelFile.read(file).parameters().shape().vocabulary())
                        .isEqualTo(3);
                read++;
            } catch (BrokenModelException e) {
                assertThat(e.getMessage()).startsWith("model.safetensors ").endsWith(".");
            }
            assertThat(allocated() - before).isLessThan(SLACK);
        }
        assertThat(read).isPositive();
    }

    @Test
    void aHugeClaimTakesNoMemory() throws IOException {
        String header = header(entry("rnn.weight_hh_l0", "F64", "[30000,30000]", 0, 7_200_000_000L));
        long before = allocated();
        assertThat(refusal(file(header, 64))).contains("beyond the end");
        assertThat(refusal(claiming(15 << 20, "{}".getBytes(StandardCharsets.UTF_8), NONE)))
                .contains("longer than");
        assertThat(allocated() - before).isLessThan(SLACK);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
