package io.sillage.analyzer.view;

import java.util.Locale;

/** Numbers for people: three digits and a unit. */
final class Units {
    private Units() {}

    static String nanos(long nanos) {
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 1_000_000) {
            return three(nanos / 1e3) + " us";
        }
        if (nanos < 1_000_000_000) {
            return three(nanos / 1e6) + " ms";
        }
        if (nanos < 100_000_000_000L) {
            return three(nanos / 1e9) + " s";
        }
        long seconds = nanos / 1_000_000_000;
        return seconds < 6000 ? seconds + " s" : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }

    static String bytes(long bytes) {
        if (bytes < 0) {
            return "-";
        }
        if (bytes < 1_000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return three(bytes / 1e3) + " kB";
        }
        return bytes < 1_000_000_000 ? three(bytes / 1e6) + " MB" : three(bytes / 1e9) + " GB";
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f", value);
    }
}
