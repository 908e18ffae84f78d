package io.sillage.cli.transduce;

import io.sillage.analyzer.engine.Counts;
import io.sillage.analyzer.engine.Ticks;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.language.Properties;
import io.sillage.event.JsonBytes;
import io.sillage.event.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was proved of a transducer, and what became of a run. */
public final class CheckText {
    private CheckText() {}

    public static String text(Program program, Properties properties) {
        StringBuilder text = new StringBuilder();
        text.append("transducer ").append(program.name()).append(": ");
        text.append(program.branches().states()).append(" states, ");
        text.append(program.alphabet().size()).append(" classes of events, ");
        text.append(program.registers().size()).append(" registers\n");
        for (Properties.Property property : properties.properties()) {
            text.append(String.format("  %-14s %-10s %s%n", property.name(), property.holds(), property.words()));
            if (!property.log().isEmpty()) {
                text.append("                 a shortest log:\n");
                property.log()
                        .forEach(line ->
                                text.append("                   ").append(line).append('\n'));
            }
        }
        return text.toString();
    }

    public static String json(Program program, Properties properties) {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        out.field("transducer", program.name());
        out.field("states", program.branches().states());
        out.field("classes", program.alphabet().size());
        out.field("registers", program.registers().size());
        for (Properties.Property property : properties.properties()) {
            out.open(property.name());
            out.field("holds", property.holds());
            out.field("words", property.words());
            if (!property.log().isEmpty()) {
                out.field("log", property.log());
            }
            out.close();
        }
        out.close();
        return text.raw('\n').toString();
    }

    /** One line, and one more for each thing that a user may want to know of. */
    public static List<String> remarks(Program program, Counts counts) {
        List<String> lines = new ArrayList<>();
        lines.add(program.name() + ": " + counts.events() + " events, " + counts.mentioned() + " mentioned, "
                + counts.records() + " records");
        add(
                lines,
                counts.stray(),
                "mentioned events belong to no slice: none that was open could take them, and none begins with them");
        add(
                lines,
                counts.keyless(),
                "mentioned events lack a field of the key (" + key(program)
                        + "): each was shown to the slices that were open, and began none");
        add(lines, counts.broken(), "slices broke at an event that did not fit" + hint(program));
        add(
                lines,
                counts.unfinished(),
                "slices were not finished when they became idle or the log ended" + hint(program));
        add(lines, counts.evicted(), "slices were given up, as too many were open; raise --max-open");
        add(
                lines,
                counts.withheld(),
                "interim records were left out: their slices had had no event for " + Ticks.MOST_SILENT + " periods");
        return lines;
    }

    private static String key(Program program) {
        return program.keyFields().stream().map(program.fields()::get).collect(Collectors.joining(", "));
    }

    private static String hint(Program program) {
        return program.interim() ? "" : "; 'interim' gives their records too";
    }

    private static void add(List<String> lines, long count, String words) {
        if (count > 0) {
            lines.add(count + " " + words);
        }
    }
}
