package dev.unroll.ui.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/** Leaves pictures of all plots in target/plots, to be looked at. */
class PlotLookTest extends PlotTestBase {

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void paintsEveryPlotInTheColoursOfTheStylesheet(String theme) throws Exception {
        LineChart loss =
                WaitForAsyncUtils.asyncFx(() -> SamplePlots.loss(12_345)).get(10, TimeUnit.SECONDS);
        Path folder = Files.createDirectories(Path.of("target", "plots"));
        WaitForAsyncUtils.asyncFx(() -> {
                    GridPane grid = new GridPane();
                    grid.getStyleClass().add("ground");
                    LineChart norms = SamplePlots.norms(12_345);
                    Heatmap hidden = SamplePlots.hidden(100, 25);
                    hidden.setSelectedRow(30);
                    Heatmap wide = SamplePlots.hidden(1000, 200);
                    wide.setColorMap(ColorMap.VIRIDIS);
                    LineChart shortRun = SamplePlots.norms(25);
                    LineChart empty = new LineChart();
                    LinkedCursor cursor = new LinkedCursor();
                    loss.setLinkedCursor(cursor);
                    norms.setLinkedCursor(cursor);
                    cursor.setX(9_000);
                    hidden.moveCursor(70, 8);
                    grid.add(card(loss), 0, 0);
                    grid.add(card(norms), 1, 0);
                    grid.add(card(hidden), 0, 1);
                    grid.add(card(wide), 1, 1);
                    grid.add(card(shortRun), 0, 2);
                    grid.add(card(empty), 1, 2);
                    Scene scene = new Scene(grid);
                    scene.getStylesheets()
                            .add(PlotLookTest.class.getResource(theme + ".css").toExternalForm());
                    stage().setScene(scene);
                    stage().show();
                })
                .get(10, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> loss.paints() > 0);
        WritableImage picture = WaitForAsyncUtils.asyncFx(
                        () -> stage().getScene().snapshot(null))
                .get();
        ImageIO.write(
                SwingFXUtils.fromFXImage(picture, null),
                "png",
                folder.resolve(theme + ".png").toFile());
        onFx(() -> {
            loss.savePng(folder.resolve(theme + "-loss.png"));
            return true;
        });
        assertThat(colours(picture)).hasSizeGreaterThan(500);
    }

    private static StackPane card(Plot plot) {
        StackPane card = new StackPane(plot);
        card.getStyleClass().add("card");
        plot.setPrefSize(580, 190);
        return card;
    }

    private static Set<Integer> colours(WritableImage picture) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                colours.add(picture.getPixelReader().getArgb(x, y));
            }
        }
        return colours;
    }
}
