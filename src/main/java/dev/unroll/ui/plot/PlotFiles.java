package dev.unroll.ui.plot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** Plots as pictures, and a plot's files where nobody else writes them. */
final class PlotFiles implements PlotExport {

    /** More would take the JavaFX thread too long to copy. */
    static final int MOST_CSV_ROWS = 100_000;

    @Override
    public void write(Content content, Optional<String> note, Function<IOException, String> problem) {
        try {
            content.write();
        } catch (IOException e) {
            System.getLogger(PlotFiles.class.getName()).log(System.Logger.Level.WARNING, problem.apply(e), e);
        }
    }

    /** Paints a plot anew at another scale, so that nothing is blurred; needs the JavaFX thread. */
    static WritableImage picture(Plot plot, double width, double height, double scale) {
        Canvas canvas = new Canvas(Math.ceil(width * scale), Math.ceil(height * scale));
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(plot.look().background());
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.scale(scale, scale);
        g.setFont(plot.ruler().font());
        plot.paint(new Surface(g, width, height, scale, false));
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(plot.look().background());
        return canvas.snapshot(parameters, null);
    }

    static void writePng(WritableImage picture, Path file) throws IOException {
        // Through a stream: ImageIO tells a missing folder from a missing encoder only by printing a stack trace.
        try (OutputStream out = Files.newOutputStream(file)) {
            if (!ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", out)) {
                throw new IOException("This Java installation can't write PNG pictures");
            }
        }
    }
}
