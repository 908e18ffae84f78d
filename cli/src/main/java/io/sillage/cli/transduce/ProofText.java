package io.sillage.cli.transduce;

import io.sillage.analyzer.proof.Verdict;
import io.sillage.analyzer.proof.Yield;
import io.sillage.event.JsonBytes;
import io.sillage.event.JsonWriter;
import java.util.List;

/** What was proved between two transducers, or of the records of one. */
public final class ProofText {
    private final String one;
    private final String other;

    /** Of two that are called so. */
    public ProofText(String one, String other) {
        this.one = one;
        this.other = other;
    }

    public String words(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        if (verdict instanceof Verdict.Same same) {
            text.append("equal: ").append(one).append(" and ").append(other);
            text.append(" give the same records for every log and slice (proved over ");
            text.append(same.configurations()).append(" configurations)\n");
        } else if (verdict instanceof Verdict.Different different) {
            text.append("different: ").append(one).append(" and ").append(other).append('\n');
            lines(
                    text,
                    different.shortest() ? "a shortest log that shows it:" : "a log that shows it:",
                    different.log());
            records(text, one, different.first());
            records(text, other, different.second());
        } else if (verdict instanceof Verdict.Undecided undecided) {
            text.append("undecided: ").append(one).append(" and ").append(other);
            text.append(": ").append(undecided.reason()).append('\n');
            if (!undecided.log().isEmpty()) {
                lines(text, "a log for which it is not proved:", undecided.log());
            }
        }
        return text.toString();
    }

    private static void records(StringBuilder text, String name, List<String> records) {
        lines(text, "records of " + name + ":", records.isEmpty() ? List.of("(none)") : records);
    }

    private static void lines(StringBuilder text, String title, List<String> lines) {
        text.append("  ").append(title).append('\n');
        lines.forEach(line -> text.append("    ").append(line).append('\n'));
    }

    public String json(Verdict verdict) {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        out.field("first", one);
        out.field("second", other);
        if (verdict instanceof Verdict.Same same) {
            out.field("verdict", "equal");
            out.field("configurations", same.configurations());
        } else if (verdict instanceof Verdict.Different different) {
            out.field("verdict", "different");
            out.field("shortest", different.shortest());
            out.field("log", different.log());
            out.field("first_records", different.first());
            out.field("second_records", different.second());
        } else if (verdict instanceof Verdict.Undecided undecided) {
            out.field("verdict", "undecided");
            out.field("reason", undecided.reason());
            out.field("log", undecided.log());
        }
        out.close();
        return text.raw('\n').toString();
    }

    /** A transducer that one of two files does not have. */
    public static String missing(String name, String file, boolean json) {
        if (!json) {
            return "different: " + file + " has no transducer '" + name + "'\n";
        }
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        out.field("first", name);
        out.field("verdict", "different");
        out.field("reason", file + " has no transducer '" + name + "'");
        out.close();
        return text.raw('\n').toString();
    }

    public static String words(String name, Yield yield) {
        StringBuilder text = new StringBuilder();
        if (yield instanceof Yield.Found found) {
            text.append("found: ").append(name).append(" yields such a record\n");
            lines(
                    text,
                    found.shortest() ? "of a shortest log:" : "of a log; the search met none that is shorter:",
                    found.log());
            lines(text, "the record:", List.of(found.record()));
        } else if (yield instanceof Yield.None none) {
            text.append("none: no log gives such a record, proved: ")
                    .append(none.reason())
                    .append('\n');
        } else if (yield instanceof Yield.Undecided undecided) {
            text.append("undecided: ").append(undecided.reason()).append('\n');
        }
        return text.toString();
    }

    public static String json(String name, Yield yield) {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        out.field("transducer", name);
        if (yield instanceof Yield.Found found) {
            out.field("yields", "found");
            out.field("shortest", found.shortest());
            out.field("log", found.log());
            out.field("record", found.record());
        } else if (yield instanceof Yield.None none) {
            out.field("yields", "none");
            out.field("reason", none.reason());
        } else if (yield instanceof Yield.Undecided undecided) {
            out.field("yields", "undecided");
            out.field("reason", undecided.reason());
        }
        out.close();
        return text.raw('\n').toString();
    }
}
