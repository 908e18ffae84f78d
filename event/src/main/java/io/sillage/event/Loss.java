package io.sillage.event;

/**
 * Events of this very stream that were not written, or that can't be read any more.
 *
 * <pre>
 *  +---------+-------+--------+
 *  | fromSeq | count | reason |   varints and a name
 *  +---------+-------+--------+
 * </pre>
 *
 * @param fromSeq the number of the first one
 * @param count how many, at least; a damaged file may not tell
 * @param reason why, for a person
 */
public record Loss(long fromSeq, long count, String reason) implements Event {
    @Override
    public Kind kind() {
        return Kind.LOSS;
    }

    @Override
    public void write(FieldWriter out) {
        out.varint(fromSeq);
        out.varint(count);
        out.name(reason);
    }

    static Loss read(FieldReader in) {
        return new Loss(in.varint(), in.varint(), in.requiredName());
    }

    @Override
    public void fields(FieldSink out) {
        out.field("from_seq", fromSeq);
        out.field("count", count);
        out.field("reason", reason);
    }
}
