package io.sillage.analyzer;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of the analyzer in the order in which an event passes them; none looks back. */
class ArchitectureTest {
    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sillage.analyzer");

    @Test
    void anEventNeverTurnsBack() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("json")
                .definedBy("io.sillage.analyzer.json")
                .layer("journal")
                .definedBy("io.sillage.analyzer.journal")
                .layer("timeline")
                .definedBy("io.sillage.analyzer.timeline")
                .layer("reading")
                .definedBy("io.sillage.analyzer.reading")
                .layer("capture")
                .definedBy("io.sillage.analyzer.capture")
                .layer("flow")
                .definedBy("io.sillage.analyzer.flow")
                .layer("framing")
                .definedBy("io.sillage.analyzer.framing")
                .layer("traffic")
                .definedBy("io.sillage.analyzer.traffic")
                .layer("view")
                .definedBy("io.sillage.analyzer.view")
                .layer("language")
                .definedBy("io.sillage.analyzer.language")
                .layer("engine")
                .definedBy("io.sillage.analyzer.engine")
                .layer("streams")
                .definedBy("io.sillage.analyzer.streams")
                .layer("topic")
                .definedBy("io.sillage.analyzer.topic")
                .layer("proof")
                .definedBy("io.sillage.analyzer.proof")
                .whereLayer("topic")
                .mayOnlyBeAccessedByLayers("streams")
                .whereLayer("streams")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("proof")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("streams", "proof", "view")
                .whereLayer("language")
                .mayOnlyBeAccessedByLayers("engine", "streams", "proof", "view")
                .whereLayer("view")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("reading")
                .mayOnlyBeAccessedByLayers("engine", "view")
                .whereLayer("traffic")
                .mayOnlyBeAccessedByLayers("journal", "view")
                .whereLayer("flow")
                .mayOnlyBeAccessedByLayers("traffic", "engine", "view")
                .whereLayer("capture")
                .mayOnlyBeAccessedByLayers("journal", "flow", "traffic", "view")
                .whereLayer("framing")
                .mayOnlyBeAccessedByLayers("traffic")
                .whereLayer("timeline")
                .mayOnlyBeAccessedByLayers("reading", "engine", "topic", "view")
                .whereLayer("json")
                .mayOnlyBeAccessedByLayers("journal", "engine")
                .whereLayer("journal")
                .mayOnlyBeAccessedByLayers("timeline", "reading", "engine", "topic", "streams", "proof", "view")
                .check(ours);
    }
}
