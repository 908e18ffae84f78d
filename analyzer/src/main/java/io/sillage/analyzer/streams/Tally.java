package io.sillage.analyzer.streams;

import com.fasterxml.jackson.databind.JsonNode;
import io.sillage.analyzer.engine.Counts;
import io.sillage.event.JsonBytes;
import io.sillage.event.JsonWriter;

/**
 * What became of the events of one share of a program's keys.
 *
 * @param bad lines that were no event
 * @param repeats events that had been there before, and were left out
 * @param late events that came after their time had passed; they were seen all the same, at the time of then
 * @param cut events and records that were larger than a message may be, and whose texts were cut
 * @param ended whether the log has
 */
public record Tally(
        String transducer, int share, Counts counts, long bad, long repeats, long late, long cut, boolean ended) {
    /** With what became of them afterwards. */
    Tally plus(Counts more) {
        return new Tally(transducer, share, counts.plus(more), bad, repeats, late, cut, ended);
    }

    /** With so many more that were cut. */
    Tally withCut(long more) {
        return new Tally(transducer, share, counts, bad, repeats, late, cut + more, ended);
    }

    String json() {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        out.field("transducer", transducer);
        out.field("share", share);
        out.field("events", counts.events());
        out.field("mentioned", counts.mentioned());
        out.field("stray", counts.stray());
        out.field("keyless", counts.keyless());
        out.field("records", counts.records());
        out.field("broken", counts.broken());
        out.field("unfinished", counts.unfinished());
        out.field("evicted", counts.evicted());
        out.field("most_open", counts.open());
        out.field("withheld", counts.withheld());
        out.field("bad", bad);
        out.field("repeats", repeats);
        out.field("late", late);
        out.field("cut", cut);
        out.field("ended", ended);
        out.close();
        return text.toString();
    }

    static Tally of(JsonNode json) {
        Counts counts = new Counts(
                json.path("events").asLong(),
                json.path("mentioned").asLong(),
                json.path("stray").asLong(),
                json.path("keyless").asLong(),
                json.path("records").asLong(),
                json.path("broken").asLong(),
                json.path("unfinished").asLong(),
                json.path("evicted").asLong(),
                json.path("most_open").asLong(),
                json.path("withheld").asLong());
        return new Tally(
                json.path("transducer").asText(),
                json.path("share").asInt(),
                counts,
                json.path("bad").asLong(),
                json.path("repeats").asLong(),
                json.path("late").asLong(),
                json.path("cut").asLong(),
                json.path("ended").asBoolean());
    }
}
