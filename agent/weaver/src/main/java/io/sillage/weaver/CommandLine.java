package io.sillage.weaver;

import io.sillage.weaver.premain.Jvm;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The arguments that this process was started with, by the kernel; JMX would tell only the JVM's share. */
final class CommandLine {
    private CommandLine() {}

    static List<String> current() {
        try (InputStream in = new FileInputStream("/proc/self/cmdline")) {
            return split(in.readAllBytes());
        } catch (IOException | SecurityException e) {
            return List.of("java", Jvm.command());
        }
    }

    static List<String> split(byte[] zeroTerminated) {
        List<String> arguments = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < zeroTerminated.length; i++) {
            if (zeroTerminated[i] == 0) {
                arguments.add(new String(zeroTerminated, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        return arguments;
    }
}
