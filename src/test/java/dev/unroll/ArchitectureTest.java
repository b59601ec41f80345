package dev.unroll;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the rooms of the house may know of each other: core ← store ← session ← cli, ui. */
class ArchitectureTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.unroll");
    private static final String[] VIEWS = {
        "setup", "loss", "hidden", "gradients", "reach", "text", "timeline", "verdict", "autopsy", "explain"
    };

    @Test
    void theCoreKnowsOnlyItself() {
        noClasses()
                .that()
                .resideInAPackage("dev.unroll.core..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.unroll..")
                        .and(resideInAPackage("dev.unroll.core..").negate()))
                .check(PROGRAM);
    }

    @Test
    void theCoreHasNoThreadsNoClockAndNoFiles() {
        noClasses()
                .that()
                .resideInAPackage("dev.unroll.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.util.concurrent..", "java.io..", "java.nio..", "java.time..", "java.net..", "javafx..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(PROGRAM);
    }

    @Test
    void storeKnowsTheCoreOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.unroll.store..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.unroll.session..", "dev.unroll.cli..", "dev.unroll.ui..", "dev.unroll"))
                .check(PROGRAM);
    }

    @Test
    void sessionKnowsNeitherTheCommandLineNorTheWindow() {
        noClasses()
                .that()
                .resideInAPackage("dev.unroll.session..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.unroll.cli..", "dev.unroll.ui..", "dev.unroll"))
                .check(PROGRAM);
    }

    @Test
    void theCommandLineAndTheWindowDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("dev.unroll.cli..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.unroll.ui..", "dev.unroll"))
                .check(PROGRAM);
        noClasses()
                .that()
                .resideInAPackage("dev.unroll.ui..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.unroll.cli..", "dev.unroll"))
                .check(PROGRAM);
    }

    @Test
    void plotsKnowNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("dev.unroll.ui.plot..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.unroll..")
                        .and(resideInAPackage("dev.unroll.ui.plot..").negate()))
                .check(PROGRAM);
    }

    @Test
    void onlyFormulasKnowTheTypesetterAndTheFontsOfAwt() {
        noClasses()
                .that(resideInAPackage("dev.unroll..")
                        .and(resideInAPackage("dev.unroll.ui.formula..").negate()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.scilab..", "org.jfree..", "java.awt", "java.awt.font..", "java.awt.geom..")
                .check(PROGRAM);
    }

    @Test
    void formulasKnowNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("dev.unroll.ui.formula..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.unroll..")
                        .and(resideInAPackage("dev.unroll.ui.formula..").negate()))
                .check(PROGRAM);
    }

    @Test
    void equationsKnowNoNode() {
        noClasses()
                .that()
                .resideInAPackage("dev.unroll.ui.equation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .check(PROGRAM);
    }

    @Test
    void aViewNeverSeesAnotherViewNorTheShell() {
        for (String view : VIEWS) {
            String[] others = Stream.concat(
                            Stream.of(VIEWS)
                                    .filter(other -> !other.equals(view))
                                    .map(v -> "dev.unroll.ui." + v + ".."),
                            Stream.of("dev.unroll.ui.shell.."))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.unroll.ui." + view + "..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(others))
                    .check(PROGRAM);
        }
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        noClasses()
                .that(resideInAPackage("dev.unroll..")
                        .and(resideInAnyPackage("dev.unroll.ui..", "dev.unroll").negate()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..")
                .check(PROGRAM);
    }

    @Test
    void onlyTheCoreAndTheStoreKnowTheMatrixLibrary() {
        noClasses()
                .that(resideInAPackage("dev.unroll..")
                        .and(resideInAnyPackage("dev.unroll.core..", "dev.unroll.store..")
                                .negate()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.ejml..")
                .check(PROGRAM);
    }

    @Test
    void onlyItsKernelsKnowTheVectorModule() {
        noClasses()
                .that(resideInAPackage("dev.unroll..")
                        .and(resideInAPackage("dev.unroll.core.linalg.simd..").negate()))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator..")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("dev.unroll.core.linalg.simd..")
                .check(PROGRAM);
    }

    @Test
    void viewModelsKnowNoNode() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(javafx.scene.Node.class)
                .check(PROGRAM);
    }

    @Test
    void onlyThePulseBeats() {
        noClasses()
                .that(resideInAPackage("dev.unroll..")
                        .and(resideInAPackage("dev.unroll.ui.pulse..").negate()))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(javafx.animation.AnimationTimer.class)
                .check(PROGRAM);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.unroll.(core|store|session|cli).(*)..")
                .should()
                .beFreeOfCycles()
                .check(PROGRAM);
        slices().matching("dev.unroll.ui.(*)..").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void exceptionsSayWhatTheyAre() {
        classes()
                .that()
                .areAssignableTo(Exception.class)
                .should()
                .haveSimpleNameEndingWith("Exception")
                .check(PROGRAM);
    }

    @Test
    void noFileIsLongerThanFourHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> long400 = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > 400)
                    .toList();
            assertThat(long400).isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
