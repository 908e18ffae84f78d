package io.sillage.collector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sillage.collector");

    @Test
    void theCollectorKnowsNeitherTheAgentNorTheAnalyzer() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.sillage.collector..",
                        "io.sillage.event..",
                        "com.github.luben.zstd..",
                        "com.fasterxml.jackson.core..",
                        "org.jspecify..",
                        "java..",
                        "sun.misc")
                .check(ours);
    }

    @Test
    void theJournalKnowsNeitherWhoSealsNorWhoProbes() {
        noClasses()
                .that()
                .resideInAPackage("io.sillage.collector.journal")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.sillage.collector.intake..", "io.sillage.collector.probe..", "io.sillage.collector")
                .check(ours);
    }

    @Test
    void probesAndIntakeDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("io.sillage.collector.probe")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.sillage.collector.intake..")
                .check(ours);
    }
}
