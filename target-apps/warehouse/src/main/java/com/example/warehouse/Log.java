package com.example.warehouse;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Plain text lines on stdout. */
final class Log {
    private Log() {}

    static void info(String message) {
        line("INFO ", message);
    }

    static void warn(String message) {
        line("WARN ", message);
    }

    static void error(String message, Throwable thrown) {
        line("ERROR", message);
        thrown.printStackTrace(System.out);
    }

    private static void line(String severity, String message) {
        System.out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + severity + " ["
                + Thread.currentThread().getName() + "] " + message);
    }
}
