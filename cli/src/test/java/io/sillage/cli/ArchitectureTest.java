package io.sillage.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sillage.cli", "io.sillage.analyzer", "io.sillage.collector");

    @Test
    void theFrontDoorAsksTheCollectorAndTheAnalyzerAndNobodyElse() {
        classes()
                .that()
                .resideInAPackage("io.sillage.cli..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.sillage.cli..",
                        "io.sillage.collector..",
                        "io.sillage.analyzer..",
                        "io.sillage.event..",
                        "picocli..",
                        "org.jspecify..",
                        "java..",
                        "sun.misc")
                .check(ours);
    }

    @Test
    void nobodyBehindItKnowsTheFrontDoorOrEachOther() {
        noClasses()
                .that()
                .resideInAPackage("io.sillage.analyzer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.sillage.cli..", "io.sillage.collector..", "picocli..")
                .check(ours);
        noClasses()
                .that()
                .resideInAPackage("io.sillage.collector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.sillage.cli..", "io.sillage.analyzer..", "picocli..")
                .check(ours);
    }
}
