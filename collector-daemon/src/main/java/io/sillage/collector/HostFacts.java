package io.sillage.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel says of this host. */
record HostFacts(String host, String bootId) {
    static HostFacts read() {
        return new HostFacts(
                line(Path.of("/proc/sys/kernel/hostname"), "localhost"),
                line(Path.of("/proc/sys/kernel/random/boot_id"), ""));
    }

    private static String line(Path file, String otherwise) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            // No /proc: everything works, less is known.
            return otherwise;
        }
    }
}
