package org.msed.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tree keeps its layers, and the rules find what breaks them. */
final class LayeringTest {

    private static List<SourceFile> sources;

    @BeforeAll
    static void parse() {
        sources = Sources.all();
    }

    @Test
    void everyModuleHasItsArrows() {
        none(Layering.unknownModules(Sources.modules()));
    }

    @Test
    void packagesBearTheirModulesName() {
        none(Layering.misplaced(sources));
    }

    @Test
    void modulesUseOnlyWhatTheirArrowsPointAt() {
        none(Layering.arrows(sources));
    }

    @Test
    void packagesFormNoCycles() {
        none(Layering.cycles(sources));
    }

    @Test
    void everyLibraryHasOneDoorway() {
        none(Layering.doorways(sources));
    }

    @Test
    void coreImportsValuesOnly() {
        none(Layering.importsIntoCore(sources));
    }

    @Test
    void coreReadsNoClockChanceThreadFileOrSocket() {
        assertTrue(CoreCalls.core().size() > 50, "core's classes are on the class path");
        none(CoreCalls.breaches(CoreCalls.core()));
    }

    @Test
    void everyPackageIsDescribed() {
        none(Layering.withoutPackageInfo(sources));
    }

    @Test
    void publicTypesAndMethodsCarryJavadoc() {
        none(Layering.undocumented(sources));
    }

    @Test
    void aSocketInCoreIsFound() {
        SourceFile source = text(Part.CORE, "org.msed.core.pair", "java.net.Socket");
        assertEquals(
                List.of("X.java:2 imports java.net.Socket: core takes values only"),
                Layering.importsIntoCore(List.of(source)));
    }

    @Test
    void anArrowAgainstTheLayersIsFound() {
        SourceFile source = text(Part.LAB, "org.msed.lab", "org.msed.core.state.Role");
        assertEquals(
                List.of("X.java:2 imports org.msed.core.state.Role: LAB does not use CORE"),
                Layering.arrows(List.of(source)));
    }

    @Test
    void anotherDoorwayIsFound() {
        SourceFile source = text(Part.DAEMON, "org.msed.daemon", "org.quartz.Job");
        assertEquals(
                List.of("X.java:2 imports org.quartz.Job: only org.msed.daemon.schedule may"),
                Layering.doorways(List.of(source)));
    }

    @Test
    void aCycleIsFoundWithTheImportsThatMakeIt() {
        SourceFile a = text(Part.CLI, "org.msed.cli.a", "org.msed.cli.b.X");
        SourceFile b = text(Part.CLI, "org.msed.cli.b", "org.msed.cli.c.X");
        SourceFile c = text(Part.CLI, "org.msed.cli.c", "org.msed.cli.a.X");
        assertEquals(3, Layering.cycles(List.of(a, b, c)).size());
        assertEquals(List.of(), Layering.cycles(List.of(a, b)));
    }

    @Test
    void aMissingCommentIsFound() {
        SourceFile source =
                Sources.ofText(
                        Part.CLI,
                        "X.java",
                        "package org.msed.cli;\n/** X. */\npublic class X {\npublic void y() {}\n}");
        assertEquals(
                List.of("X.java:4 y() has no Javadoc"), Layering.undocumented(List.of(source)));
    }

    @Test
    void aClockReadWithoutImportIsFound() {
        List<String> breaches =
                CoreCalls.breaches(new ClassFileImporter().importClasses(ReadsClock.class));
        assertEquals(1, breaches.size());
        assertTrue(
                breaches.get(0)
                        .matches(
                                "LayeringTest.java:\\d+ calls java.lang.System.nanoTime: core takes"
                                        + " values only"),
                breaches.get(0));
    }

    /** What core must not do. */
    private static final class ReadsClock {

        long nowNanos() {
            return System.nanoTime();
        }
    }

    private static SourceFile text(Part part, String packageName, String imported) {
        String source =
                "package " + packageName + ";\nimport " + imported + ";\n/** X. */ class X {}";
        return Sources.ofText(part, "X.java", source);
    }

    private static void none(List<String> breaches) {
        assertEquals("", String.join("\n", breaches));
    }
}
