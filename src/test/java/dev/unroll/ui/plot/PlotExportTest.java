package dev.unroll.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and tables of large plots. */
class PlotExportTest extends PlotTestBase {
    private static final int STEPS = 300_000;

    @TempDir
    private Path folder;

    private final Written written = new Written();

    @Test
    void filesAreHandedOverToBeWrittenElsewhere() throws IOException {
        LineChart chart = chart(5);
        show(chart);
        runFx(() -> new PlotMenu(chart).writeCsv(folder.resolve("few.csv")));
        runFx(() -> new PlotMenu(chart).writePng(folder.resolve("few.png")));
        assertThat(folder).isEmptyDirectory();

        // Not on the JavaFX thread, and after the plot has gone on.
        runFx(() -> chart.setSeries(List.of()));
        for (PlotExport.Content content : written.contents) {
            content.write();
        }
        assertThat(folder.resolve("few.csv"))
                .content()
                .isEqualTo("x,a,b\r\n1,0,0\r\n2,1,-1\r\n3,2,-2\r\n4,3,-3\r\n5,4,-4\r\n");
        assertThat(folder.resolve("few.png")).isNotEmptyFile();
        assertThat(written.notes).isEmpty();
    }

    @Test
    void aTableThatWasThinnedSaysSo() throws IOException {
        LineChart chart = chart(STEPS);
        Path file = folder.resolve("many.csv");
        runFx(() -> new PlotMenu(chart).writeCsv(file));

        written.contents.get(0).write();
        try (Stream<String> lines = Files.lines(file)) {
            assertThat(lines.count()).isEqualTo(100_001);
        }
        assertThat(written.notes)
                .containsExactly("many.csv has 100,000 of 300,000 rows, equally spaced. Zoom in to save them all.");
    }

    @Test
    void aFileThatCannotBeWrittenIsAProblemInASentence() {
        LineChart chart = chart(STEPS);
        Path nowhere = folder.resolve("no").resolve("x.csv");
        runFx(() -> new PlotMenu(chart).writeCsv(nowhere));
        assertThat(written.write())
                .isEqualTo("Can't write " + nowhere + ": there is no such folder. Choose another folder or name.");

        // A device that is always full: FastCSV throws no IOException then.
        Path full = Path.of("/dev/full");
        if (Files.exists(full)) {
            runFx(() -> new PlotMenu(chart).writeCsv(full));
            assertThat(written.write()).startsWith("Can't write /dev/full: ");
        }
    }

    @Test
    void aTableOfVeryManyColumnsShowsTheFirstAndSaysSo() {
        Heatmap map = onFx(() -> SamplePlots.hidden(30, 1_000));
        show(map);
        Stage window = onFx(map::showTable);
        TableView<?> table =
                robot().from(window.getScene().getRoot()).lookup("#plot-table").query();
        assertThat(onFx(() -> table.getColumns().size())).isEqualTo(30);
        assertThat(robot().from(window.getScene().getRoot())
                        .lookup(".plot-table-note")
                        .queryAs(Label.class)
                        .getText())
                .isEqualTo("30 rows. The first 30 of 1,001 columns; a CSV file has them all.");
        assertThat(onFx(() -> map.table(10)).columns()).hasSize(1_001);
        assertThat(onFx(() -> map.table(2)).rowNames())
                .as("from the first to the last")
                .containsExactly("1", "30");
    }

    private LineChart chart(int steps) {
        double[] x = steps(steps);
        double[] a = new double[steps];
        double[] b = new double[steps];
        for (int i = 0; i < steps; i++) {
            a[i] = i;
            b[i] = -i;
        }
        LineChart chart = onFx(LineChart::new);
        runFx(() -> {
            chart.setExport(written);
            chart.setSeries(List.of(
                    new LineSeries("a", "a", SeriesSource.of(x, a), 1, LineStyle.SOLID),
                    new LineSeries("b", "b", SeriesSource.of(x, b), 2, LineStyle.SOLID)));
        });
        return chart;
    }

    /** Keeps what is to be written. */
    private static final class Written implements PlotExport {
        private final List<Content> contents = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final List<Function<IOException, String>> problems = new ArrayList<>();

        @Override
        public void write(Content content, Optional<String> note, Function<IOException, String> problem) {
            contents.add(content);
            note.ifPresent(notes::add);
            problems.add(problem);
        }

        /** Writes the last one, and says what went wrong. */
        String write() {
            try {
                contents.get(contents.size() - 1).write();
                return "";
            } catch (IOException e) {
                return problems.get(problems.size() - 1).apply(e);
            }
        }
    }
}
