package io.sillage.analyzer.transduce;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theAlgebraDependsOnItselfAndTheJdkAlone() {
        classes()
                .that()
                .resideOutsideOfPackage("..symbolic..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.sillage.analyzer.transduce..", "java..", "org.jspecify.annotations..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.sillage.analyzer.transduce"));
    }

    @Test
    void predicatesBesidesNeedOnlyALibraryOfAutomataOfTexts() {
        classes()
                .that()
                .resideInAPackage("..symbolic..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.sillage.analyzer.transduce..",
                        "dk.brics.automaton..",
                        "java..",
                        "org.jspecify.annotations..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.sillage.analyzer.transduce"));
    }
}
