package io.sillage.weaver.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.weaver.premain.LaunchOf;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPackagesTest {
    @TempDir
    Path directory;

    @Test
    void takesAJarsPackagesWithoutLibraries() throws IOException {
        Path jar = jar(
                "app.jar",
                Map.of("Main-Class", "com.acme.Main"),
                "com/acme/Main",
                "com/acme/till/Till",
                "org/slf4j/Logger");
        assertThat(OwnPackages.of(LaunchOf.jar(jar)).description()).isEqualTo("com.acme com.acme.till");
    }

    @Test
    void takesSpringBootsOwnClasses() throws IOException {
        Path jar = jar(
                "boot.jar",
                Map.of("Main-Class", "org.springframework.boot.loader.JarLauncher", "Start-Class", "com.acme.App"),
                "org/springframework/boot/loader/JarLauncher",
                "BOOT-INF/classes/com/acme/App",
                "BOOT-INF/classes/com/acme/web/Till");
        assertThat(OwnPackages.of(LaunchOf.jar(jar)).description()).isEqualTo("com.acme com.acme.web");
    }

    @Test
    void followsTheClassPathOfAManifest() throws IOException {
        jar("lib/real.jar", Map.of(), "com/acme/Main", "com/acme/deep/Deep");
        Path jar =
                jar("start.jar", Map.of("Main-Class", "com.acme.Main", "Class-Path", "lib/real.jar"), "com/other/Stub");
        assertThat(OwnPackages.of(LaunchOf.jar(jar)).description()).isEqualTo("com.acme com.acme.deep");
    }

    /** Somebody works on a library: then it is none. */
    @Test
    void recordsALibraryThatIsTheApplication() throws IOException {
        Path jar = jar(
                "netty.jar",
                Map.of("Main-Class", "io.netty.Main"),
                "io/netty/Main",
                "io/netty/util/Timer",
                "org/slf4j/Logger");
        assertThat(OwnPackages.of(LaunchOf.jar(jar)).description()).isEqualTo("io.netty io.netty.util");
    }

    @Test
    void takesNothingOfAFileThatIsNotThere() {
        OwnPackages none = OwnPackages.of(LaunchOf.jar(directory.resolve("gone.jar")));
        assertThat(none.description()).isEmpty();
        assertThat(none.takesClass("com/acme/Main")).isFalse();
    }

    @Test
    void takesThePackageOfASourceFile() throws IOException {
        Path source =
                Files.writeString(directory.resolve("Hello.java"), "/* x */ package com.acme.tools;\nclass Hello {}\n");
        OwnPackages own = OwnPackages.of(LaunchOf.source(source));
        assertThat(own.description()).isEqualTo("com.acme.tools");
        assertThat(own.takesClass("com/sun/tools/javac/launcher/Main")).isFalse();
    }

    @Test
    void takesTheUnnamedPackageOfASourceFileWithoutOne() throws IOException {
        Path source = Files.writeString(directory.resolve("Hello.java"), "// package in words only\nclass Hello {}\n");
        OwnPackages own = OwnPackages.of(LaunchOf.source(source));
        assertThat(own.description()).isEqualTo("(unnamed)");
        assertThat(own.takesClass("Hello$Inner")).isTrue();
    }

    private Path jar(String name, Map<String, String> manifest, String... classes) throws IOException {
        Manifest made = new Manifest();
        made.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach((key, value) -> made.getMainAttributes().put(new Attributes.Name(key), value));
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, made)) {
            for (String type : classes) {
                jar.putNextEntry(new JarEntry(type + ".class"));
            }
        }
        return file;
    }
}
