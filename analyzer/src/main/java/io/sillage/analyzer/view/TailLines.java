package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Entry;
import io.sillage.event.ClockPair;
import io.sillage.event.Frame;
import io.sillage.event.Logged;
import io.sillage.event.Loss;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code sillage tail}: an event as a line for people, {@code HH:MM:SS.mmm source | words}. Nothing in it can act on the
 * terminal. Not thread-safe.
 */
public final class TailLines {
    /** What {@code tail} leaves out unless it is asked for: there are too many of them to read. */
    public static final Set<String> TOO_MANY = Set.of("method.enter", "method.exit", "jfr.sample", "clock");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final Set<String> BAD = Set.of("ERROR", "FATAL", "SEVERE", "CRITICAL", "ALERT", "EMERGENCY");
    private static final Set<String> WARNING = Set.of("WARN", "WARNING");
    private static final int WIDEST_SOURCE = 24;

    private final ClockPair clock;
    private final ZoneId zone;
    private final boolean color;
    private final int width;
    private int sourceWidth = 8;
    private @Nullable String day;

    /** @param width columns of the terminal, 0 where the output is none */
    public TailLines(ClockPair clock, ZoneId zone, boolean color, int width) {
        this.clock = clock;
        this.zone = zone;
        this.color = color;
        this.width = width;
    }

    /**
     * Appends the line, with its end. Before the first of each day stands a line that names the day and the offset from
     * UTC.
     *
     * @param late whether a later event was shown already
     */
    public void append(StringBuilder text, Entry entry, String source, boolean late) {
        Instant time = Instant.ofEpochSecond(0, clock.wallOf(entry.mono()));
        newDay(text, time);
        String name = Plain.cut(Plain.text(source), WIDEST_SOURCE);
        sourceWidth = Math.max(sourceWidth, Plain.width(name));
        String stamp = TIME.format(time.atZone(zone)) + (late ? " late " : " ");
        String pad = " ".repeat(sourceWidth - Plain.width(name));
        String words = Plain.text(TailWords.of(entry));
        if (width > 0) {
            words = Plain.cut(words, Math.max(20, width - stamp.length() - sourceWidth - 3));
        }
        text.append(color ? Palette.FAINT : "").append(stamp).append(color ? Palette.RESET : "");
        text.append(color ? Palette.of(source) : "").append(name).append(pad).append(" |");
        text.append(color ? Palette.RESET : "").append(' ');
        String paint = color ? paint(entry) : "";
        text.append(paint)
                .append(words)
                .append(paint.isEmpty() ? "" : Palette.RESET)
                .append('\n');
    }

    private void newDay(StringBuilder text, Instant time) {
        String next = DAY.format(time.atZone(zone));
        if (!next.equals(day)) {
            day = next;
            ZoneOffset offset = zone.getRules().getOffset(time);
            String named = offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
            text.append(color ? Palette.FAINT : "")
                    .append("-- ")
                    .append(next)
                    .append(", times are ")
                    .append(named);
            text.append(" --").append(color ? Palette.RESET : "").append('\n');
        }
    }

    private static String paint(Entry entry) {
        Frame frame = entry.frame();
        if (frame == null) {
            return "";
        }
        if (frame.event() instanceof Loss) {
            return Palette.RED;
        }
        if (frame.event() instanceof Logged log) {
            String severity = log.severity() == null ? "" : log.severity().toUpperCase(Locale.ROOT);
            return BAD.contains(severity) ? Palette.RED : WARNING.contains(severity) ? Palette.YELLOW : "";
        }
        return "";
    }
}
