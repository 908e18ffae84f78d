package io.sillage.weaver;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The container that we run in: a name of 64 hexadecimal digits in our control group or among our mounts. */
final class Container {
    private static final int ID_LENGTH = 64;

    private Container() {}

    static @Nullable String id() {
        String id = firstIn("/proc/self/cgroup", "");
        // with version 2 the group's name is hidden, but the engine mounts our host name from the container's folder
        return id != null ? id : firstIn("/proc/self/mountinfo", "/containers/");
    }

    private static @Nullable String firstIn(String file, String before) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String id = in(line, before);
                if (id != null) {
                    return id;
                }
            }
        } catch (IOException | SecurityException e) {
            // no /proc: no container of this kind
        }
        return null;
    }

    static @Nullable String in(String line, String before) {
        int start = line.indexOf(before);
        int digits = 0;
        for (int i = start < 0 ? line.length() : start + before.length(); i < line.length(); i++) {
            char c = line.charAt(i);
            digits = c >= '0' && c <= '9' || c >= 'a' && c <= 'f' ? digits + 1 : 0;
            boolean ends = i + 1 == line.length() || Character.digit(line.charAt(i + 1), 16) < 0;
            if (digits == ID_LENGTH && ends) {
                return line.substring(i + 1 - ID_LENGTH, i + 1);
            }
        }
        return null;
    }
}
