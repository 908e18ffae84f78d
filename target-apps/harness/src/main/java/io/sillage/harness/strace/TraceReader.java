package io.sillage.harness.strace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code strace -f -o} wrote: puts calls that were cut by other threads' lines together again, and tells of
 * each call twice, when it was entered and when it returned. The order of entries and returns is the kernel's.
 */
final class TraceReader {
    private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. (\\w+) resumed>(.*)");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)");
    private static final Pattern RESULT = Pattern.compile("(.*)\\)\\s+= (\\?|-?\\d+|0x[0-9a-f]+)(?: .*)?");
    private static final String UNFINISHED = " <unfinished ...>";

    private final Descriptors descriptors;
    private final Map<Integer, Syscall> unfinished = new HashMap<>();

    private TraceReader(Processes processes) {
        descriptors = new Descriptors(processes);
    }

    static List<TcpEndpoint> read(Path trace) {
        try {
            return read(Files.readAllLines(trace, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<TcpEndpoint> read(List<String> lines) {
        // A child's first call can stand before the line that tells whose child it is: so we read twice.
        Processes processes = new Processes();
        splitAll(lines).forEach(line -> processes.learn(line.group(1), line.group(2)));
        TraceReader reader = new TraceReader(processes);
        splitAll(lines).forEach(line -> reader.line(Integer.parseInt(line.group(1)), line.group(2)));
        return reader.descriptors.endpoints();
    }

    private static Stream<Matcher> splitAll(List<String> lines) {
        return lines.stream().map(LINE::matcher).filter(Matcher::matches);
    }

    private void line(int thread, String text) {
        Matcher resumed = RESUMED.matcher(text);
        if (resumed.matches()) {
            Syscall begun = unfinished.remove(thread);
            if (begun == null || !begun.name().equals(resumed.group(1))) {
                throw new IllegalArgumentException("resumes what never began: " + thread + " " + text);
            }
            returned(begun.with(resumed.group(2)));
            return;
        }
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            return; // an exit or a signal
        }
        boolean cut = text.endsWith(UNFINISHED);
        String rest = call.group(2);
        Syscall entered = new Syscall(
                thread, call.group(1), cut ? rest.substring(0, rest.length() - UNFINISHED.length()) : rest, 0);
        descriptors.entered(entered);
        if (cut) {
            unfinished.put(thread, entered);
        } else {
            returned(entered);
        }
    }

    private void returned(Syscall call) {
        Syscall complete = withResult(call);
        if (complete != null) {
            descriptors.returned(complete);
        }
    }

    /** Null for a call that never returned, because its process ended. */
    private static @Nullable Syscall withResult(Syscall call) {
        Matcher result = RESULT.matcher(call.arguments());
        if (!result.matches()) {
            throw new IllegalArgumentException("no result in: " + call);
        }
        if (result.group(2).equals("?")) {
            return null;
        }
        return new Syscall(call.thread(), call.name(), result.group(1), Long.decode(result.group(2)));
    }
}
