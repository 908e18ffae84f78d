package io.sillage.analyzer.flow;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Zeek's history of a connection: a letter an event, upper case from the originator. */
final class History {
    static final int SYN = 1;
    static final int FIN = 2;
    static final int RST = 4;
    static final int FIN_RST = 8;
    static final int DATA = 16;
    static final int ACK = 32;
    static final int MULTI = 64;
    /** Tunnels were left alone because they are too many. */
    static final int LIMIT = 128;

    /** Only a hostile sequence of control packets gets that far. */
    private static final int MAX_LETTERS = 1000;

    private byte[] letters = new byte[8];
    private int count;
    private int seen;

    /** Adds the letter unless that kind of packet was seen in that direction; returns whether it was. */
    boolean once(int kind, char letter, boolean orig) {
        int bit = orig ? kind : kind << 16;
        if ((seen & bit) != 0) {
            return true;
        }
        seen |= bit;
        add(letter, orig);
        return false;
    }

    void add(char letter, boolean orig) {
        if (count == MAX_LETTERS) {
            return;
        }
        if (count == letters.length) {
            letters = Arrays.copyOf(letters, count * 2);
        }
        letters[count++] = (byte) (orig ? letter : Character.toLowerCase(letter));
    }

    void flipped() {
        add('^', true);
    }

    String text() {
        return new String(letters, 0, count, StandardCharsets.US_ASCII);
    }
}
