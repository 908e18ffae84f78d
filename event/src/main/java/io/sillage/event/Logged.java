package io.sillage.event;

import java.util.Map;

/**
 * A line of a log, or of stdout or stderr.
 *
 * <pre>
 *  +-------+------+----------+--------+----------+----------+------+------------+------------+
 *  | marks | body | severity | logger | iostream | filePath | raw  | stacktrace | attributes |
 *  +-------+------+----------+--------+----------+----------+------+------------+------------+
 *  marks bits: 0 invalid UTF-8, 1 unterminated, 2 overlong (one part of a longer line)
 *  body, filePath, raw, stacktrace: texts; severity, logger, iostream: names; attributes: n x (name, text)
 * </pre>
 *
 * @param body the line without its end; bytes that are not UTF-8 show as U+FFFD
 * @param raw the line's bytes in base64, present when they are not UTF-8, so that nothing is lost
 */
public record Logged(
        String body,
        @Nullable String severity,
        @Nullable String logger,
        @Nullable String iostream,
        @Nullable String filePath,
        @Nullable String raw,
        @Nullable String stacktrace,
        Map<String, String> attributes,
        boolean unterminated,
        boolean overlong)
        implements Event {

    /** A line that a program wrote to its stdout or stderr. */
    public static Logged line(
            String body, String iostream, @Nullable String raw, boolean unterminated, boolean overlong) {
        return new Logged(body, null, null, iostream, null, raw, null, Map.of(), unterminated, overlong);
    }

    @Override
    public Kind kind() {
        return Kind.LOG;
    }

    @Override
    public void write(FieldWriter out) {
        out.varint((raw == null ? 0 : 1) | (unterminated ? 2 : 0) | (overlong ? 4 : 0));
        out.text(body);
        out.name(severity);
        out.name(logger);
        out.name(iostream);
        out.text(filePath);
        out.text(raw);
        out.text(stacktrace);
        out.texts(attributes);
    }

    static Logged read(FieldReader in) {
        long marks = in.varint();
        return new Logged(
                in.requiredText(),
                in.name(),
                in.name(),
                in.name(),
                in.text(),
                in.text(),
                in.text(),
                in.texts(),
                (marks & 2) != 0,
                (marks & 4) != 0);
    }

    @Override
    public void fields(FieldSink out) {
        out.field("severity", severity);
        out.field("body", body);
        out.field("logger", logger);
        out.field("log.iostream", iostream);
        out.field("log.file.path", filePath);
        if (raw != null) {
            out.field("invalid_utf8", true);
            out.field("body_base64", raw);
        }
        if (unterminated) {
            out.field("unterminated", true);
        }
        if (overlong) {
            out.field("overlong", true);
        }
        out.field("exception.stacktrace", stacktrace);
        if (!attributes.isEmpty()) {
            out.open("attributes");
            attributes.forEach(out::field);
            out.close();
        }
    }
}
