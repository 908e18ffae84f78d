package io.sillage.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the clock many times: half of what recording a call costs is reading the clock. */
final class Clock implements Check {
    private static final Path SOURCE = Path.of("/sys/devices/system/clocksource/clocksource0/current_clocksource");
    private static final int READS = 1_000_000;
    private static final long SLOW_NANOS = 100;

    @Override
    public List<Finding> findings() {
        measure();
        long nanos = measure();
        String words = "source " + source() + ", " + nanos + " ns a reading";
        return List.of(
                nanos > SLOW_NANOS
                        ? Finding.limited("clock", words + ": every recorded call pays two", "use clock source tsc")
                        : Finding.works("clock", words));
    }

    private static long measure() {
        long began = System.nanoTime();
        long last = began;
        for (int i = 0; i < READS; i++) {
            last = System.nanoTime();
        }
        return (last - began) / READS;
    }

    private static String source() {
        try {
            return Files.readString(SOURCE).trim();
        } catch (IOException notLinux) {
            return "unknown";
        }
    }
}
