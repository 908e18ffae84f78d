package io.sillage.cli.status;

import static io.sillage.cli.status.StatusText.count;

import io.sillage.analyzer.streams.Progress;
import io.sillage.analyzer.topic.Topics;
import io.sillage.analyzer.view.Table;
import io.sillage.event.JsonBytes;
import io.sillage.event.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** A recording's topics and groups as tables, or as a JSON object each. */
public final class ProgressText {
    private ProgressText() {}

    public static List<String> table(Progress progress) {
        Table topics = new Table("TOPIC", ">PARTITIONS", ">MESSAGES");
        for (Topics.Size size : progress.topics()) {
            topics.row(size.topic(), count(size.partitions()), count(size.messages()));
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(topics.lines(0));
        if (!progress.groups().isEmpty()) {
            lines.add("");
            lines.addAll(groups(progress.groups()));
        }
        return lines;
    }

    private static List<String> groups(List<Progress.OfGroup> groups) {
        Table table = new Table(
                "GROUP",
                "TRANSDUCER",
                ">EVENTS",
                ">RECORDS",
                ">STRAY",
                ">KEYLESS",
                ">BROKEN",
                ">UNFINISHED",
                ">EVICTED",
                ">WITHHELD",
                ">REPEATS",
                ">LATE",
                ">BAD",
                ">CUT",
                ">LAG");
        for (Progress.OfGroup group : groups) {
            table.row(
                    group.group(),
                    group.transducer(),
                    count(group.counts().events()),
                    count(group.counts().records()),
                    count(group.counts().stray()),
                    count(group.counts().keyless()),
                    count(group.counts().broken()),
                    count(group.counts().unfinished()),
                    count(group.counts().evicted()),
                    count(group.counts().withheld()),
                    count(group.repeats()),
                    count(group.late()),
                    count(group.bad()),
                    count(group.cut()),
                    group.ended() && group.lag() == 0 ? "ended" : count(group.lag()) + " messages");
        }
        return table.lines(0);
    }

    public static List<String> json(Progress progress) {
        List<String> lines = new ArrayList<>();
        for (Topics.Size size : progress.topics()) {
            JsonBytes text = new JsonBytes();
            JsonWriter out = new JsonWriter(text);
            out.field("topic", size.topic());
            out.field("partitions", size.partitions());
            out.field("messages", size.messages());
            out.close();
            lines.add(text.toString());
        }
        progress.groups().forEach(group -> lines.add(json(group)));
        return lines;
    }

    private static String json(Progress.OfGroup group) {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        out.field("group", group.group());
        out.field("transducer", group.transducer());
        out.field("shares", group.shares());
        out.field("events", group.counts().events());
        out.field("mentioned", group.counts().mentioned());
        out.field("records", group.counts().records());
        out.field("stray", group.counts().stray());
        out.field("keyless", group.counts().keyless());
        out.field("broken", group.counts().broken());
        out.field("unfinished", group.counts().unfinished());
        out.field("evicted", group.counts().evicted());
        out.field("withheld", group.counts().withheld());
        out.field("repeats", group.repeats());
        out.field("late", group.late());
        out.field("bad", group.bad());
        out.field("cut", group.cut());
        out.field("ended", group.ended());
        out.field("lag_messages", group.lag());
        out.close();
        return text.toString();
    }
}
