package io.sillage.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    @Test
    void whatIsWrittenIsReadAsTheLibraryReadsIt() {
        Random random = new Random(3339);
        for (int i = 0; i < 20_000; i++) {
            long nanos = random.nextLong();
            String text = Rfc3339.format(nanos);
            Instant instant = Instant.parse(text);
            assertEquals(
                    nanos,
                    Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano()),
                    text);
            assertEquals(nanos, Rfc3339.parse(text), text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00.000000000Z, 0",
        "2024-02-29T23:59:59.999999999Z, 1709251199999999999",
        "2100-03-01T00:00:00.000000001Z, 4107542400000000001",
        "2000-02-28T12:00:00.500000000Z, 951739200500000000",
        "2026-11-25T12:00:00Z, 1795608000000000000",
        "2026-11-25T14:00:00+02:00, 1795608000000000000",
        "2026-11-25T12:00:00.25Z, 1795608000250000000",
        "2026-11-25t12:00:00.25z, 1795608000250000000",
        "2026-11-25 12:00:00-00:00, 1795608000000000000",
        "2026-11-25T12:00:00.1234567890123Z, 1795608000123456789",
        "2026-11-25T17:30:00.1234567890123+05:30, 1795608000123456789",
        "2016-12-31T23:59:60.25Z, 1483228799250000000",
        "2017-01-01T00:59:60+01:00, 1483228799000000000",
        "2017-01-01T00:59:60.000000000+01:00, 1483228799000000000"
    })
    void timesOfAnyFormAreRead(String text, long nanos) {
        assertEquals(nanos, Rfc3339.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13-25T12:00:00.000000000Z",
                "2026-00-25T12:00:00.000000000Z",
                "2026-11-00T12:00:00.000000000Z",
                "2026-02-30T12:00:00.000000000Z",
                "2026-11-25T25:00:00.000000000Z",
                "2026-11-25T12:60:00.000000000Z",
                "2026-11-25T12:00:61.000000000Z",
                "2026-11-25T12:00:00.00000000xZ",
                "2026/11/25T12:00:00.000000000Z",
                "2026-11-25T12:00:60Z",
                "2026-11-25T12:00:00",
                "2026-11-25",
                "25 Nov 2026 12:00:00 Z",
                ""
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThrows(DateTimeException.class, () -> Rfc3339.parse(text));
    }
}
