package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;

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

    public void pack(Packer out) {
        out.number(wall).text(stream).number(seq).number(letter).row(row);
    }

    /** @param fields how many a row has */
    public static Item of(Unpacker in, int fields) {
        return new Item(in.number(), in.text(), in.number(), in.small(), in.row(fields));
    }
}
