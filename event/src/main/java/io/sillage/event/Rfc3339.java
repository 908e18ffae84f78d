package io.sillage.event;

import java.time.DateTimeException;
import java.time.Instant;

/** Wall-clock nanoseconds as text: UTC, always nine digits of a second, so that text sorts as time does. */
public final class Rfc3339 {
    static final long SECOND = 1_000_000_000L;
    private static final String SHAPE = "0000-00-00T00:00:00.000000000Z";
    /** Where in it something else stands. */
    private static final int[] NO_DIGITS = {4, 7, 10, 13, 16, 19, 29};

    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private static final long OTHER = Long.MIN_VALUE;
    private static final String LEAP_SECOND = ":60";
    /** Where the seconds begin, with their colon. */
    private static final int MINUTE_END = 16;
    /** Where the digits of a fraction begin. */
    private static final int FRACTION = 20;

    private Rfc3339() {}

    /** @param epochNanos nanoseconds since 1970-01-01T00:00:00Z */
    public static String format(long epochNanos) {
        byte[] text = new byte[30];
        second(text, Math.floorDiv(epochNanos, SECOND));
        Digits.fixed(text, 20, 9, (int) Math.floorMod(epochNanos, SECOND));
        return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** Writes 30 bytes, of which the nanoseconds are left as they are. */
    static void second(byte[] text, long epochSecond) {
        int ofDay = (int) Math.floorMod(epochSecond, 86_400L);
        date(text, Math.floorDiv(epochSecond, 86_400L));
        text[10] = 'T';
        two(text, 11, ofDay / 3600);
        text[13] = ':';
        two(text, 14, ofDay / 60 % 60);
        text[16] = ':';
        two(text, 17, ofDay % 60);
        text[19] = '.';
        text[29] = 'Z';
    }

    /**
     * Nanoseconds since 1970 of a time.
     *
     * @throws java.time.DateTimeException if the text is no time
     * @throws ArithmeticException if it is outside of 64 bits of nanoseconds
     */
    public static long parse(String text) {
        long ours = ours(text);
        return ours != OTHER ? ours : any(text);
    }

    private static long any(String text) {
        boolean leap = text.startsWith(LEAP_SECOND, MINUTE_END);
        Instant time = Instant.parse(forLibrary(text, leap));
        if (leap && Math.floorMod(time.getEpochSecond() + 1, 86_400L) != 0) {
            throw new DateTimeException("only the last minute of a day, UTC, may have a leap second: " + text);
        }
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano());
    }

    /**
     * What the library does not read: a blank before the time of day (RFC 3339, 5.6), digits beyond the nanosecond, and leap
     * seconds but in UTC. It reads these as the second before, and so they are all read.
     */
    private static String forLibrary(String text, boolean leap) {
        StringBuilder plain = new StringBuilder(text);
        if (text.length() > 10 && text.charAt(10) == ' ') {
            plain.setCharAt(10, 'T');
        }
        if (leap) {
            plain.replace(MINUTE_END, MINUTE_END + LEAP_SECOND.length(), ":59");
        }
        int end = FRACTION;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end > FRACTION + 9 ? plain.delete(FRACTION + 9, end).toString() : plain.toString();
    }

    /**
     * Of a time that is written as {@link #format} does, from 1970 to 2199: nearly all are, and they are quick to read. Of
     * others, and on 29 February, which are left to the library, it is {@link #OTHER}.
     */
    private static long ours(String text) {
        if (text.length() != SHAPE.length()) {
            return OTHER;
        }
        for (int i : NO_DIGITS) {
            if (text.charAt(i) != SHAPE.charAt(i)) {
                return OTHER;
            }
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        int nanos = number(text, 20, 9);
        boolean date = year >= 1970 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1];
        if (!date || (hour | minute | second | nanos) < 0 || hour > 23 || minute > 59 || second > 59) {
            return OTHER;
        }
        return (day(year, month, day) * 86_400 + hour * 3600L + minute * 60L + second) * SECOND + nanos;
    }

    /** Negative if one of them is no digit. */
    private static int number(String text, int at, int count) {
        int value = 0;
        int wrong = 0;
        for (int i = at; i < at + count; i++) {
            int digit = text.charAt(i) - '0';
            wrong |= digit | (9 - digit);
            value = value * 10 + digit;
        }
        return wrong < 0 ? -1 : value;
    }

    /** Days since 1970. Hinnant, days_from_civil. */
    private static long day(int year, int month, int dayOfMonth) {
        int shifted = month <= 2 ? year - 1 : year;
        int yearOfEra = shifted % 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return shifted / 400 * 146_097L + dayOfEra - 719_468;
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
        Digits.fixed(text, 0, 4, year);
        text[4] = '-';
        two(text, 5, month);
        text[7] = '-';
        two(text, 8, dayOfYear - (153 * shifted + 2) / 5 + 1);
    }

    private static void two(byte[] text, int at, int value) {
        Digits.fixed(text, at, 2, value);
    }
}
