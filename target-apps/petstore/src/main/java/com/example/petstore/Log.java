package com.example.petstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Plain text lines on stdout. */
public final class Log {
    private Log() {}

    public static void info(String message) {
        line("INFO ", message);
    }

    public static void warn(String message) {
        line("WARN ", message);
    }

    public static void error(String message, Throwable thrown) {
        line("ERROR", message);
        thrown.printStackTrace(System.out);
    }

    private static void line(String severity, String message) {
        System.out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + severity + " ["
                + Thread.currentThread().getName() + "] " + message);
    }
}
