package io.sillage.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code recording.json} that makes a directory a recording: its format and its first clock pair.
 *
 * @param format the version of the directory's layout
 * @param host the host that it was begun on
 * @param bootId the kernel's boot id: monotonic times of another boot are another clock; empty where there is none
 * @param clock the pair that turns every monotonic time of this recording into {@code time}
 */
public record RecordingFile(int format, String host, String bootId, ClockPair clock) {
    public static final String NAME = "recording.json";
    public static final int FORMAT = 1;

    /** One line of JSON. */
    public String toJson() {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        out.field("format", format);
        out.field("created", Rfc3339.format(clock.wall()));
        out.field("host.name", host);
        out.field("boot_id", bootId);
        out.open("clock");
        out.field("wall", clock.wall());
        out.field("mono", clock.mono());
        out.close();
        out.close();
        return text.raw('\n').toString();
    }

    /**
     * Reads it from a recording's directory.
     *
     * @throws DamagedSegment when it is not what this program can read; the message says why
     */
    public static RecordingFile read(Path recording) throws IOException {
        Path file = recording.resolve(NAME);
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        long format = number(text, "format", file);
        if (format != FORMAT) {
            throw new DamagedSegment(file + ": recording format " + format + ", this program reads format " + FORMAT
                    + "; use a newer sillage");
        }
        return new RecordingFile(
                FORMAT,
                words(text, "host.name"),
                words(text, "boot_id"),
                new ClockPair(number(text, "wall", file), number(text, "mono", file)));
    }

    private static long number(String json, String field, Path file) {
        Matcher matcher = Pattern.compile("\"" + Pattern.quote(field) + "\"\\s*:\\s*(-?\\d{1,19})(?!\\d)")
                .matcher(json);
        if (!matcher.find()) {
            throw new DamagedSegment(file + ": no number \"" + field + "\" in it; it is damaged");
        }
        try {
            return Long.parseLong(matcher.group(1));
        } catch (NumberFormatException tooLarge) {
            throw new DamagedSegment(file + ": \"" + field + "\" is " + matcher.group(1), tooLarge);
        }
    }

    private static String words(String json, String field) {
        Matcher matcher = Pattern.compile("\"" + Pattern.quote(field) + "\"\\s*:\\s*\"([^\"\\\\]*)\"")
                .matcher(json);
        return matcher.find() ? matcher.group(1) : "";
    }
}
