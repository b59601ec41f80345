package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChunkFileTest {
    @TempDir
    Path folder;

    @Test
    void piecesStartAtZeroAndKeepTheirNumbersApart() {
        try (ChunkFile file = new ChunkFile(folder.resolve("new"))) {
            DoubleBuffer first = file.allocate(100_000);
            DoubleBuffer second = file.allocate(3);
            assertThat(first.capacity()).isEqualTo(100_000);
            assertThat(second.capacity()).isEqualTo(3);
            assertThat(file.onHeap()).isFalse();
            assertThat(first.isDirect()).isTrue();
            for (int i = 0; i < first.capacity(); i++) {
                assertThat(first.get(i)).isZero();
                first.put(i, i + 0.5);
            }
            second.put(0, Double.NaN).put(2, -1e-300);
            assertThat(first.get(99_999)).isEqualTo(99_999.5);
            assertThat(second.get(0)).isNaN();
            assertThat(second.get(1)).isZero();
            assertThat(second.get(2)).isEqualTo(-1e-300);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a file keeps its name until it is closed")
    void theFileHasNoNameThatCouldStayBehind() throws IOException {
        try (ChunkFile file = new ChunkFile(folder)) {
            file.allocate(10);
            try (var names = Files.list(folder)) {
                assertThat(names).isEmpty();
            }
        }
    }

    @Test
    void piecesOutliveTheFile() {
        ChunkFile file = new ChunkFile(folder);
        DoubleBuffer piece = file.allocate(10);
        file.close();
        file.close();
        piece.put(9, 7);
        assertThat(piece.get(9)).isEqualTo(7);
        assertThatIllegalStateException().isThrownBy(() -> file.allocate(1));
    }

    @Test
    void withoutADiskTheHeapServes() throws IOException {
        Path noFolder = Files.writeString(folder.resolve("file"), "in the way");
        try (ChunkFile file = new ChunkFile(noFolder)) {
            DoubleBuffer piece = file.allocate(10);
            assertThat(file.onHeap()).isTrue();
            assertThat(piece.isDirect()).isFalse();
            piece.put(9, 7);
            assertThat(file.allocate(20).capacity()).isEqualTo(20);
        }
    }

    @Test
    void onANearlyFullDiskALittleComesFromTheHeapAndThenASentence() {
        long[] room = {0};
        try (ChunkFile file = new ChunkFile(folder, disk -> room[0], 100 * Double.BYTES)) {
            assertThat(file.allocate(60).isDirect()).isFalse();
            assertThat(file.allocate(40).isDirect()).isFalse();
            assertThatExceptionOfType(FullDiskException.class)
                    .isThrownBy(() -> file.allocate(1))
                    .withMessageContaining(folder.toString())
                    .withMessageContaining("make room")
                    .withMessageContaining("nearly full");

            room[0] = 1 << 20; // as the sentence asked for
            assertThat(file.allocate(1000).isDirect()).isTrue();
            assertThat(file.onHeap()).isFalse();
        }
    }

    @Test
    void anEmptyPieceIsRefused() {
        try (ChunkFile file = new ChunkFile(folder)) {
            assertThatIllegalArgumentException().isThrownBy(() -> file.allocate(0));
        }
    }
}
