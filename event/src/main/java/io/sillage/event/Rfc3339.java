package io.sillage.event;

import java.time.Instant;

/** Wall-clock nanoseconds as text: UTC, always nine digits of a second, so that text sorts as time does. */
public final class Rfc3339 {
    private static final long SECOND = 1_000_000_000L;

    private Rfc3339() {}

    /** @param epochNanos nanoseconds since 1970-01-01T00:00:00Z */
    public static String format(long epochNanos) {
        long second = Math.floorDiv(epochNanos, SECOND);
        long day = Math.floorDiv(second, 86_400L);
        int ofDay = (int) Math.floorMod(second, 86_400L);
        byte[] text = new byte[30];
        date(text, day);
        text[10] = 'T';
        two(text, 11, ofDay / 3600);
        text[13] = ':';
        two(text, 14, ofDay / 60 % 60);
        text[16] = ':';
        two(text, 17, ofDay % 60);
        text[19] = '.';
        digits(text, 20, 9, (int) Math.floorMod(epochNanos, SECOND));
        text[29] = 'Z';
        return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /**
     * Nanoseconds since 1970 of a time in UTC.
     *
     * @throws java.time.DateTimeException if the text is no time
     * @throws ArithmeticException if it is outside of 64 bits of nanoseconds
     */
    public static long parse(String text) {
        Instant time = Instant.parse(text);
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano());
    }

    /** Howard Hinnant, chrono-Compatible Low-Level Date Algorithms, civil_from_days. */
    private static void date(byte[] text, long day) {
        long z = day + 719_468;
        long era = Math.floorDiv(z, 146_097L);
        int dayOfEra = (int) Math.floorMod(z, 146_097L);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (5 * dayOfYear + 2) / 153;
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
        digits(text, 0, 4, year);
        text[4] = '-';
        two(text, 5, month);
        text[7] = '-';
        two(text, 8, dayOfYear - (153 * shifted + 2) / 5 + 1);
    }

    private static void two(byte[] text, int at, int value) {
        digits(text, at, 2, value);
    }

    private static void digits(byte[] text, int at, int count, int value) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
