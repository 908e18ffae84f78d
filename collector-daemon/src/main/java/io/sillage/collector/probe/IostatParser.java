package io.sillage.collector.probe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.sillage.event.Event;
import io.sillage.event.IostatCpu;
import io.sillage.event.IostatDevice;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads {@code iostat -o JSON}: one document for the whole run, of which each interval adds a piece.
 *
 * <p>Columns come and go between versions of sysstat and with many disks, so every one is optional and keeps sysstat's
 * own name; what is no number is left out.
 */
final class IostatParser {
    private static final String DEVICE = "disk_device";

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private IostatParser() {}

    static void parse(InputStream output, Consumer<Event> events) throws IOException {
        try (JsonParser in = JSON.createParser(output)) {
            boolean disks = false;
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
                    disks = token == JsonToken.START_ARRAY && "disk".equals(in.currentName());
                } else if (token == JsonToken.START_OBJECT && disks) {
                    device(in, events);
                } else if (token == JsonToken.START_OBJECT && "avg-cpu".equals(in.currentName())) {
                    events.accept(new IostatCpu(columns(in, new LinkedHashMap<>())));
                }
            }
        }
    }

    private static void device(JsonParser in, Consumer<Event> events) throws IOException {
        Map<String, String> words = new LinkedHashMap<>();
        Map<String, Double> columns = columns(in, words);
        events.accept(new IostatDevice(words.getOrDefault(DEVICE, "unknown"), columns));
    }

    /** The numbers of the object that begins here; its words go where the caller wants them. */
    private static Map<String, Double> columns(JsonParser in, Map<String, String> words) throws IOException {
        Map<String, Double> columns = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                words.put(name, in.getText());
            } else if (value != null && value.isNumeric() && Double.isFinite(in.getDoubleValue())) {
                columns.put(name, in.getDoubleValue());
            } else {
                in.skipChildren();
            }
        }
        return columns;
    }
}
