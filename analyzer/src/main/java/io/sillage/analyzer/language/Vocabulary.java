package io.sillage.analyzer.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of what a transducer reads: events, or the records of another. */
final class Vocabulary {
    static final Vocabulary EVENTS = new Vocabulary(null, Map.of());

    private final @Nullable Program read;
    private final Map<String, Catalog.Type> types;

    private Vocabulary(@Nullable Program read, Map<String, Catalog.Type> types) {
        this.read = read;
        this.types = types;
    }

    /** What is emitted has types that only a run shows. */
    static Vocabulary ofRecords(Program program) {
        Map<String, Catalog.Type> types = new LinkedHashMap<>();
        types.put("time", Catalog.Type.TIME);
        types.put("transducer", Catalog.Type.TEXT);
        types.put("ended", Catalog.Type.TEXT);
        types.put("complete", Catalog.Type.BOOLEAN);
        return new Vocabulary(program, types);
    }

    boolean known(String field) {
        return read == null ? Catalog.known(field) : read.recordFields().contains(field);
    }

    Catalog.@Nullable Type type(String field) {
        return read == null ? Catalog.type(field) : types.get(field);
    }

    /** Why a field is not one, and which was meant. */
    String unknown(String field) {
        if (read == null) {
            return "no event has a field '" + field + "'" + Catalog.nearest(field)
                    + "; a field that only your events have stands in backquotes: `" + field + "`";
        }
        List<String> fields = new ArrayList<>(read.recordFields());
        return "the records of '" + read.name() + "' have no field '" + field + "'" + Words.nearest(field, fields)
                + "; they have " + Words.listed(fields);
    }

    /** In a sentence about a field. */
    String owners() {
        return read == null ? "events" : "the records of '" + read.name() + "'";
    }
}
