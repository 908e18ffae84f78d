package io.sillage.recorder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sillage.recorder");

    @Test
    void theRecorderDependsOnTheEventLanguageAndTheJdkAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.sillage.recorder..", "io.sillage.event..", "java..")
                .check(ours);
    }

    /** Before main, java.nio.file would fix the application's file system provider; the others start threads or print. */
    @Test
    void theRecorderKeepsAwayFromWhatAnApplicationConfigures() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.util.logging..", "java.lang.management..")
                .check(ours);
    }
}
