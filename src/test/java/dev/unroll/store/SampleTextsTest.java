package dev.unroll.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unroll.core.text.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleTextsTest {
    private final SampleTexts texts = new SampleTexts();

    @Test
    void theProgramStartsWithALongStory() {
        SampleText first = texts.all().get(0);
        assertThat(first.file()).isEqualTo("story.txt");
        assertThat(texts.load(first).length()).isGreaterThanOrEqualTo(30_000);
    }

    @Test
    void everyTextIsThereAndWorthTraining() {
        assertThat(texts.all()).hasSizeGreaterThanOrEqualTo(5);
        for (SampleText sample : texts.all()) {
            Corpus corpus = texts.load(sample);
            assertThat(corpus.name()).isEqualTo(sample.title());
            assertThat(corpus.length()).as(sample.file()).isGreaterThan(5_000);
            assertThat(corpus.vocabulary().size()).as(sample.file()).isBetween(2, 200);
        }
    }

    @Test
    void noTextIsForgottenInTheList() throws IOException {
        try (var files = Files.list(Path.of("assets/texts"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(".txt")))
                    .containsExactlyInAnyOrderElementsOf(
                            texts.all().stream().map(SampleText::file).toList());
        }
    }
}
