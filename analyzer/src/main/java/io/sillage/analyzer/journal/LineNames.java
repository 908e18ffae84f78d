package io.sillage.analyzer.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sillage.analyzer.json.LineFields;
import io.sillage.analyzer.json.LineParser;
import io.sillage.event.JsonBytes;
import io.sillage.event.JsonWriter;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names lines of JSON that have neither {@code stream} nor {@code seq} after their file and their place there, by which
 * they are ordered anyway: so whoever publishes a file again publishes repeats. Lines that have one of the two are left as
 * they are, as a stream may go through several files, where one place would name two events. One thread.
 */
public final class LineNames {
    private final LineParser parser = new LineParser();
    private final Map<String, BitSet> places = new HashMap<>();
    private long unnamed;

    /** The line of an event, with a name if that is possible. */
    public String named(Entry entry, String line) {
        LineFields fields = entry.line() == null ? null : fields(entry, line);
        if (fields == null || fields.text("stream") != null && fields.isLong("seq")) {
            return line;
        }
        if (fields.has("stream") || fields.has("seq") || !isFirst(entry.stream(), entry.seq())) {
            unnamed++;
            return line;
        }
        JsonBytes name = new JsonBytes();
        JsonWriter out = new JsonWriter(name);
        out.field("stream", entry.stream());
        out.field("seq", entry.seq());
        out.close();
        return line.substring(0, line.lastIndexOf('}')) + "," + name.toString().substring(1);
    }

    private @Nullable LineFields fields(Entry entry, String line) {
        try {
            return entry.fields() == null ? parser.parse(line) : entry.fields();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Bug: the line of an event can't be read", e);
        }
    }

    /** Two files of one recording may be called alike. */
    private boolean isFirst(String file, long place) {
        if (place > Integer.MAX_VALUE) {
            return false;
        }
        BitSet taken = places.computeIfAbsent(file, key -> new BitSet());
        boolean first = !taken.get((int) place);
        taken.set((int) place);
        return first;
    }

    /** Lines that go without a name: published again they count again. */
    public long unnamed() {
        return unnamed;
    }
}
