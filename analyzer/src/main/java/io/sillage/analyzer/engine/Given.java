package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record that a transducer gave. */
public final class Given {
    private final long mono;
    private final byte[] utf8;
    private final int keyFrom;
    private final int keyTo;
    private final @Nullable Row row;

    /**
     * @param mono when, in the log's time
     * @param utf8 the record as JSON, without a line end; empty if nobody reads it
     * @param keyFrom where in it the fields of its slice's key begin
     * @param keyTo where they end
     * @param row its fields, if another program reads them
     */
    Given(long mono, byte[] utf8, int keyFrom, int keyTo, @Nullable Row row) {
        this.mono = mono;
        this.utf8 = utf8;
        this.keyFrom = keyFrom;
        this.keyTo = keyTo;
        this.row = row;
    }

    public long mono() {
        return mono;
    }

    /** The record, without a line end. */
    public String json() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** The same as bytes; not to be changed. */
    public byte[] utf8() {
        return utf8;
    }

    /** Its slice's key, as a JSON object. */
    public String key() {
        return "{" + new String(utf8, keyFrom, keyTo - keyFrom, StandardCharsets.UTF_8) + "}";
    }

    public @Nullable Row row() {
        return row;
    }

    /** Of one time with the same text. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Given other && mono == other.mono && Arrays.equals(utf8, other.utf8);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(mono) + Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return mono + " " + json();
    }

    /** By time, then by {@link #key}; records of one slice keep their order. */
    public static int order(Given a, Given b) {
        int byTime = Long.compare(a.mono, b.mono);
        return byTime != 0 ? byTime : byKey(a, b);
    }

    /** As texts are compared, without making them: many records of one time are usual. */
    private static int byKey(Given a, Given b) {
        int longer = Math.max(a.keyTo - a.keyFrom, b.keyTo - b.keyFrom);
        for (int i = 0; i < longer; i++) {
            int difference = Integer.compare(a.ofKey(i), b.ofKey(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    /** In UTF-16, characters of four bytes come before those from U+E000 on, which begin with EE and EF. */
    private int ofKey(int i) {
        int unsigned = keyFrom + i < keyTo ? utf8[keyFrom + i] & 0xFF : '}';
        return unsigned == 0xEE || unsigned == 0xEF ? unsigned + 0x10 : unsigned;
    }
}
