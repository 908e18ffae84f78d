package io.sillage.event;

/** Numbers as decimal digits in an array of bytes, two digits a division. */
final class Digits {
    /** The tens and then the ones of 0 to 99. */
    private static final byte[] TENS = new byte[100];

    private static final byte[] ONES = new byte[100];

    static {
        for (int i = 0; i < 100; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            ONES[i] = (byte) ('0' + i % 10);
        }
    }

    private Digits() {}

    /** Writes exactly so many digits. */
    static void fixed(byte[] bytes, int at, int count, int value) {
        int rest = value;
        int end = at + count;
        while (end - at >= 2) {
            int next = rest / 100;
            two(bytes, end - 2, rest - 100 * next);
            rest = next;
            end -= 2;
        }
        if (end > at) {
            bytes[at] = ONES[rest % 10];
        }
    }

    private static void two(byte[] bytes, int at, int below100) {
        bytes[at] = TENS[below100];
        bytes[at + 1] = ONES[below100];
    }

    /** Writes a number, at most 20 bytes; gives where it ends. */
    static int number(byte[] bytes, int at, long value) {
        if (value >= 0 && value <= Integer.MAX_VALUE) {
            int end = at + length((int) value);
            fixed(bytes, at, end - at, (int) value);
            return end;
        }
        String text = Long.toString(value);
        for (int i = 0; i < text.length(); i++) {
            bytes[at + i] = (byte) text.charAt(i);
        }
        return at + text.length();
    }

    private static int length(int value) {
        int length = 1;
        for (long next = 10; value >= next; next *= 10) {
            length++;
        }
        return length;
    }
}
