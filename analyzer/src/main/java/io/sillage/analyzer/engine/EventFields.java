package io.sillage.analyzer.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.EventText;
import io.sillage.event.ClockPair;
import io.sillage.event.CommonField;
import io.sillage.event.FieldSink;
import io.sillage.event.Frame;
import io.sillage.event.Rfc3339;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Tells the fields of an entry: those of its event, and of the common ones only what is wanted; or all that its line has. The
 * kind is known before and not told.
 */
final class EventFields {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CommonField[] beforeOwn;
    private final CommonField[] afterOwn;

    EventFields(Collection<String> wanted) {
        beforeOwn = common(wanted, false);
        afterOwn = common(wanted, true);
    }

    private static CommonField[] common(Collection<String> wanted, boolean afterOwn) {
        return Arrays.stream(CommonField.values())
                .filter(field -> field != CommonField.KIND)
                .filter(field -> field.isAfterOwn() == afterOwn && wanted.contains(field.jsonName()))
                .toArray(CommonField[]::new);
    }

    void tell(Entry entry, ClockPair clock, String source, FieldSink out) {
        Frame frame = entry.frame();
        if (entry.json() != null) {
            fields(entry.json(), out);
        } else if (entry.line() != null) {
            tell(entry.line(), out);
        } else if (frame != null) {
            tell(beforeOwn, entry, frame, clock, source, out);
            frame.event().fields(out);
            tell(afterOwn, entry, frame, clock, source, out);
        }
    }

    private static void tell(
            CommonField[] fields, Entry entry, Frame frame, ClockPair clock, String source, FieldSink out) {
        if (fields.length > 0) {
            ClockPair ofWriter = EventText.ofWriter(clock, entry, frame);
            for (CommonField field : fields) {
                field.tell(out, frame, ofWriter, source);
            }
        }
    }

    private static void tell(String line, FieldSink out) {
        try {
            fields(JSON.readTree(line), out);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Bug: a line that was read once can't be read again", e);
        }
    }

    private static void fields(JsonNode object, FieldSink out) {
        object.fields().forEachRemaining(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject()) {
                out.open(name);
                fields(value, out);
                out.close();
            } else {
                field(name, value, out);
            }
        });
    }

    private static void field(String name, JsonNode value, FieldSink out) {
        if (value.isTextual()) {
            text(name, value.asText(), out);
        } else if (value.isIntegralNumber() && value.canConvertToLong()) {
            out.field(name, value.asLong());
        } else if (value.isNumber()) {
            out.field(name, value.asDouble());
        } else if (value.isBoolean()) {
            out.field(name, value.asBoolean());
        } else if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(element -> texts.add(element.isTextual() ? element.asText() : element.toString()));
            out.field(name, texts);
        }
    }

    /** Only {@code time} is one; other texts that look so stay texts. */
    private static void text(String name, String value, FieldSink out) {
        if (name.equals("time")) {
            try {
                out.time(name, Rfc3339.parse(value));
                return;
            } catch (DateTimeException | ArithmeticException noTime) {
                // then it is shown as it is
            }
        }
        out.field(name, value);
    }
}
