package io.sillage.analyzer.framing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Texts of messages, from bytes in UTF-8; bounded, and cut between characters. */
final class Texts {
    static final int MAX_BYTES = 1024;

    private Texts() {}

    /** All that is left of the bytes, however long: for lines whose end matters. */
    static String whole(ByteBuffer bytes) {
        return new String(bytes.array(), bytes.position(), bytes.remaining(), StandardCharsets.UTF_8);
    }

    static String cut(String text) {
        if (text.length() <= MAX_BYTES) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(MAX_BYTES - 1));
        return text.substring(0, splits ? MAX_BYTES - 1 : MAX_BYTES);
    }

    /** All that is left of the bytes, cut where it is too long. */
    static String of(ByteBuffer bytes) {
        return of(bytes, bytes.remaining());
    }

    static String of(ByteBuffer bytes, int length) {
        int kept = Math.max(0, Math.min(Math.min(length, bytes.remaining()), MAX_BYTES));
        int from = bytes.position();
        int end = kept < MAX_BYTES ? from + kept : characterEnd(bytes.array(), from, from + kept);
        return new String(bytes.array(), from, end - from, StandardCharsets.UTF_8);
    }

    /** Before the last character, where that was cut in two (RFC 3629 section 3). */
    private static int characterEnd(byte[] bytes, int from, int end) {
        int lead = end - 1;
        while (lead > from && lead > end - 4 && (bytes[lead] & 0xc0) == 0x80) {
            lead--;
        }
        int length = Integer.numberOfLeadingZeros(~(bytes[lead] << 24));
        return length > 1 && length <= 4 && lead + length > end ? lead : end;
    }
}
