package io.sillage.cli;

import io.sillage.event.JsonBytes;
import io.sillage.event.JsonWriter;

/** A small JSON object of texts. */
final class JsonLine {
    private JsonLine() {}

    static String of(String... namesAndTexts) {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            out.field(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        out.close();
        return text.toString();
    }
}
