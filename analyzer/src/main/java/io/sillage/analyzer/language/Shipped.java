package io.sillage.analyzer.language;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The readings that come with Sillage, by name; and files of users. */
public final class Shipped {
    /** Each has a file of that name in {@code readings/}. */
    public static final List<String> NAMES =
            List.of("connection", "connection-end", "both-ends", "turns", "http", "log-session", "method-errors");

    private static final long MAX_BYTES = 1 << 20;

    private Shipped() {}

    /**
     * The text of a file, or of a reading where no file has that name.
     *
     * @throws IllegalArgumentException if there is neither, or the file can't be read, with the reason
     */
    public static String text(String name, Path directory) {
        Path file = directory.resolve(name);
        if (Files.isRegularFile(file)) {
            return read(file, name);
        }
        if (NAMES.contains(name)) {
            return reading(name);
        }
        throw new IllegalArgumentException("no such file: '" + name + "', and no reading of that name"
                + Words.nearest(name, NAMES) + "; readings: " + String.join(", ", NAMES));
    }

    private static String read(Path file, String name) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException(
                        name + " has " + Files.size(file) + " bytes, more than 1 MB; is it a transducer?");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(name + " is not UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("can't read " + name + ": " + e, e);
        }
    }

    /** The text of a reading. */
    public static String reading(String name) {
        try (InputStream in = Shipped.class.getResourceAsStream("readings/" + name + ".sillage")) {
            if (in == null) {
                throw new IllegalStateException("Bug: the reading " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Bug: the reading " + name + " can't be read", e);
        }
    }
}
