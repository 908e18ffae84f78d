package io.sillage.cli.transduce;

import io.sillage.analyzer.language.Mistake;
import io.sillage.event.JsonBytes;
import io.sillage.event.JsonWriter;

/** A mistake as compilers write it: {@code FILE:LINE:COLUMN: what}, then the log that shows it. */
public final class MistakeText {
    private MistakeText() {}

    public static String of(String file, Mistake mistake) {
        StringBuilder text = new StringBuilder(file + ":" + mistake.place() + ": " + mistake.getMessage());
        if (!mistake.log().isEmpty()) {
            text.append("\na shortest log that shows it:");
            mistake.log().forEach(line -> text.append("\n  ").append(line));
        }
        return text.toString();
    }

    public static String json(String file, Mistake mistake) {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        out.field("file", file);
        out.field("line", mistake.place().line());
        out.field("column", mistake.place().column());
        out.field("error", mistake.getMessage());
        if (!mistake.log().isEmpty()) {
            out.field("log", mistake.log());
        }
        out.close();
        return text.toString();
    }
}
