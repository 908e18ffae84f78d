package io.sillage.analyzer.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.EventText;
import io.sillage.analyzer.json.LineFields;
import io.sillage.analyzer.json.LineParser;
import io.sillage.event.ClockPair;
import io.sillage.event.CommonField;
import io.sillage.event.FieldSink;
import io.sillage.event.Frame;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;

/**
 * Tells the fields of an entry: those of its event, and of the common ones only what is wanted; or all that its line has. The
 * kind is known before and not told.
 */
final class EventFields {
    /** For lines whose fields were not kept. */
    private final LineParser parser = new LineParser();

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
        if (entry.fields() != null) {
            entry.fields().tell(out);
        } else if (entry.line() != null) {
            parsed(entry.line()).tell(out);
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

    private LineFields parsed(String line) {
        try {
            return Objects.requireNonNull(parser.parse(line), "no object");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Bug: a line that was read once can't be read again", e);
        }
    }
}
