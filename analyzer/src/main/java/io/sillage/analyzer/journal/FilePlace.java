package io.sillage.analyzer.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * How far a file of lines has been read.
 *
 * @param bytes where the next line begins
 * @param lines how many lines stand before that
 * @param file names the file itself, whatever its path is now; null where nothing tells that
 */
record FilePlace(long bytes, long lines, @Nullable Object file) {
    static FilePlace beginning(Path file) throws IOException {
        return new FilePlace(0, 0, key(file));
    }

    /** The same in a file whose lines have been read up to there. */
    FilePlace after(long newBytes, long newLines) {
        return new FilePlace(newBytes, newLines, file);
    }

    /** Names the file that has that path now. */
    static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }
}
