package io.sillage.analyzer.journal;

import io.sillage.event.Loss;
import io.sillage.event.Origin;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Lines of a file that are no event: how many, and of the first one where it stands and why. */
final class BadLines {
    private final Path file;
    private final String host;
    private long all;
    private long count;
    private long firstLine;
    private String firstReason = "";

    BadLines(Path file, String host) {
        this.file = file;
        this.host = host;
    }

    /** @param line from 1 */
    void add(long line, String reason) {
        all++;
        if (count++ == 0) {
            firstLine = line;
            firstReason = reason;
        }
    }

    /** Since the beginning. */
    long all() {
        return all;
    }

    /** Those that were not told yet, as a loss at that time; null if there are none. */
    @Nullable
    Entry told(long mono) {
        if (count == 0) {
            return null;
        }
        String reason = count + " lines are no event, the first is line " + firstLine + ": " + firstReason;
        Entry loss = loss(file, host, mono, firstLine, count, reason);
        count = 0;
        return loss;
    }

    /** Something of a file that nobody can read. */
    static Entry loss(Path file, String host, long mono, long line, long count, String reason) {
        Origin owner = new Origin(file.toString(), host, null, 0, file.toString(), null, null);
        String name = file.getFileName().toString();
        return Losses.entry(owner, name, mono, new Loss(line, count, name + ": " + reason));
    }
}
