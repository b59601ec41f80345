package dev.unroll.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unroll.core.optim.GradientClip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentTest {
    private final Experiment experiment = Experiment.defaults();

    @Test
    void boundsAreSaidInASentence() {
        assertThatThrownBy(() -> experiment.withHidden(0))
                .hasMessageContaining("hidden units")
                .hasMessageEndingWith(".");
        assertThatThrownBy(() -> experiment.withLayers(5)).hasMessageContaining("from 1 to 4");
        assertThatThrownBy(() -> experiment.withStreams(257)).hasMessageContaining("from 1 to 256");
        assertThatThrownBy(() -> experiment.withWindow(0)).isInstanceOf(ExperimentException.class);
        assertThatThrownBy(() -> experiment.withLearningRate(Double.NaN)).hasMessageContaining("learning rate");
        assertThatThrownBy(() -> experiment.withLearningRate(0)).isInstanceOf(ExperimentException.class);
    }

    @Test
    void oneSettingChangesAtATime() {
        assertThat(experiment.withHidden(7).withHidden(experiment.hidden())).isEqualTo(experiment);
        assertThat(experiment.withSeed(9).seed()).isEqualTo(9);
        assertThat(experiment.withClip(new GradientClip.None()).window()).isEqualTo(experiment.window());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "norm:5.0", "value:0.5"})
    void clippingIsReadAsItIsWritten(String text) {
        assertThat(GradientClip.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"norm", "norm:0", "value:-1", "value:x", "clip:5"})
    void everythingElseIsRefused(String text) {
        assertThatThrownBy(() -> GradientClip.parse(text)).hasMessageEndingWith(".");
    }
}
