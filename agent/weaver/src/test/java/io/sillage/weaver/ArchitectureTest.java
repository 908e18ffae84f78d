package io.sillage.weaver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.sillage.weaver.premain.Premain;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final int JAVA_8 = 52;

    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sillage.weaver");

    @Test
    void theWeaverDependsOnTheRecorderTheEventLanguageAsmAndTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.sillage.weaver..",
                        "io.sillage.recorder..",
                        "io.sillage.event..",
                        "org.objectweb.asm..",
                        "org.jspecify..",
                        "java..",
                        "jdk.jfr..",
                        "jdk.internal.access",
                        "sun.nio.ch")
                .check(ours);
    }

    /** Before main these would configure what is the application's to configure, or start its threads. */
    @Test
    void theWeaverKeepsAwayFromWhatAnApplicationConfigures() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..", "java.util.logging..", "java.lang.management..", "java.net.http..")
                .check(ours);
    }

    @Test
    void onlyOnePackageKnowsJfr() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.sillage.weaver.jfr")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jdk.jfr..")
                .check(ours);
    }

    @Test
    void rewritingAndChoosingKnowNothingOfWhoAsks() {
        noClasses()
                .that()
                .resideInAnyPackage("io.sillage.weaver.advice", "io.sillage.weaver.choice", "io.sillage.weaver.premain")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.sillage.weaver", "io.sillage.weaver.jfr", "io.sillage.recorder..")
                .check(ours);
    }

    @Test
    void aJavaEightJvmCanLoadTheDoor() throws IOException {
        try (InputStream file = Premain.class.getResourceAsStream("Premain.class");
                DataInputStream in = new DataInputStream(file)) {
            in.readInt();
            in.readUnsignedShort();
            assertThat(in.readUnsignedShort()).isEqualTo(JAVA_8);
        }
    }
}
