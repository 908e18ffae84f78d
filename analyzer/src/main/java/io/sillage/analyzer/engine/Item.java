package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import java.util.List;

/**
 * One event on its way to the slices of a program: the fields that its slices ask for, and its place in the log.
 *
 * @param wall when it happened, nanoseconds since 1970
 * @param stream events of one time are ordered by it
 * @param seq and then by this
 * @param letter what the guards make of it
 */
public record Item(long wall, String stream, long seq, int letter, Row row) implements Comparable<Item> {
    @Override
    public int compareTo(Item other) {
        int byTime = Long.compare(wall, other.wall);
        if (byTime != 0) {
            return byTime;
        }
        int byStream = stream.compareTo(other.stream);
        return byStream != 0 ? byStream : Long.compare(seq, other.seq);
    }

    /** What texts are cut to first, as registers cut them anyway. */
    public static final int MAX_CHARS = Joined.MAX_CHARS;

    /** The same, with its texts and lists cut where they have more than so many characters. */
    public Item cut(int maxChars) {
        Row cut = new Row(row.fields());
        for (int field = 0; field < row.fields(); field++) {
            cut.copy(field, row, field);
            byte type = row.type(field);
            if (type == Row.TEXT) {
                cut.setObject(field, type, Joined.cut(String.valueOf(row.object(field)), maxChars));
            } else if (type == Row.OTHER && row.object(field) instanceof List<?> list) {
                cut.setObject(field, type, Joined.cut(list, maxChars));
            }
        }
        return new Item(wall, stream, seq, letter, cut);
    }

    public void pack(Packer out) {
        out.number(wall).text(stream).number(seq).number(letter).row(row);
    }

    /** @param fields how many a row has */
    public static Item of(Unpacker in, int fields) {
        return new Item(in.number(), in.text(), in.number(), in.small(), in.row(fields));
    }
}
