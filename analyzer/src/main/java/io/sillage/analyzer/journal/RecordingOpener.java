package io.sillage.analyzer.journal;

import io.sillage.analyzer.capture.Captures;
import io.sillage.analyzer.capture.Offload;
import io.sillage.event.ClockPair;
import io.sillage.event.DamagedSegment;
import io.sillage.event.RecordingFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a recording from everything else that a path may name. */
final class RecordingOpener {
    private static final Pattern FORMAT = Pattern.compile("\"format\"\\s*:\\s*(\\d{1,9})(?!\\d)");

    private RecordingOpener() {}

    static Recording open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw RecordingProblem.usage("no such recording: " + path + "; `sillage run -- COMMAND` makes one");
        }
        return Files.isDirectory(path) ? directory(path) : file(path);
    }

    private static Recording file(Path path) throws IOException {
        if (Captures.recognises(path)) {
            return capture(path);
        }
        Entry first = JsonLines.first(path);
        if (first == null) {
            throw RecordingProblem.usage(
                    "not a recording: " + path
                            + " is a file whose first line is no event in JSON, an object with \"kind\" and \"time\";"
                            + " a recording is a directory that `sillage run` made, a file from `sillage events`, or a pcap or pcapng capture");
        }
        ClockPair clock = JsonEvents.clock(first);
        return new Recording(path, first.origin().host(), "", clock, List.of());
    }

    /** It has wall times only: they stand for monotonic ones. */
    private static Recording capture(Path path) throws IOException {
        long first = CaptureRun.firstNanos(path);
        String remark = "most checksums are wrong, as network cards leave them on the host that sends: not looked at";
        List<String> remarks = Offload.checksumsTell(path) ? List.of() : List.of(remark);
        return new Recording(path, "unknown", "", new ClockPair(first, first), remarks);
    }

    private static Recording directory(Path path) throws IOException {
        Path file = path.resolve(RecordingFile.NAME);
        if (!Files.exists(file)) {
            ClockPair clock = firstBase(path);
            if (clock == null) {
                throw RecordingProblem.usage("not a recording: " + path + " has no " + RecordingFile.NAME
                        + " and no folder PID-STARTMILLIS with events; name a directory that `sillage run` made");
            }
            return substitute(path, clock, file + " is missing");
        }
        refuseOtherFormats(path, file);
        try {
            RecordingFile recording = RecordingFile.read(path);
            return new Recording(path, recording.host(), recording.bootId(), recording.clock(), List.of());
        } catch (DamagedSegment damaged) {
            ClockPair clock = firstBase(path);
            if (clock == null) {
                throw RecordingProblem.environment(damaged.getMessage() + "; no segment can stand in for it", damaged);
            }
            return substitute(path, clock, SegmentScan.why(damaged));
        }
    }

    private static Recording substitute(Path path, ClockPair clock, String why) {
        return new Recording(path, "unknown", "", clock, List.of(why + "; the first segment's clock is used instead"));
    }

    private static void refuseOtherFormats(Path path, Path file) throws IOException {
        Matcher format = FORMAT.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        if (format.find() && Integer.parseInt(format.group(1)) != RecordingFile.FORMAT) {
            throw RecordingProblem.usage("the recording " + path + " is of format " + format.group(1)
                    + ", this sillage reads format " + RecordingFile.FORMAT + "; use the sillage that recorded it");
        }
    }

    private static @Nullable ClockPair firstBase(Path path) throws IOException {
        List<ClockPair> bases = new ArrayList<>();
        for (ProcessFolder folder : Recording.folders(path)) {
            for (SegmentFile segment : folder.segments()) {
                ClockPair base = segment.base();
                if (base != null) {
                    bases.add(base);
                }
            }
        }
        return bases.stream().min((a, b) -> Long.compare(a.mono(), b.mono())).orElse(null);
    }
}
