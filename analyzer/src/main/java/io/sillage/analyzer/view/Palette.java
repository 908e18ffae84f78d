package io.sillage.analyzer.view;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Colours of terminal text. Sources never get red or yellow: those are for severities. */
final class Palette {
    static final String RESET = "\u001b[0m";
    static final String FAINT = "\u001b[2m";
    static final String RED = "\u001b[31m";
    static final String YELLOW = "\u001b[33m";
    /** Of the 256 colours: greens, blues, cyans, purples that can be read on black and on white. */
    private static final int[] COLORS = {
        28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 61, 62, 63, 64, 65, 66, 67, 68, 69, 71, 72, 73, 74, 75, 97, 98,
        99, 101, 102, 103, 104, 105, 133, 134, 135, 139, 140, 141
    };

    private Palette() {}

    /** The same name has the same colour everywhere. */
    static String of(String source) {
        CRC32 crc = new CRC32();
        crc.update(source.getBytes(StandardCharsets.UTF_8));
        return "\u001b[38;5;" + COLORS[(int) (crc.getValue() % COLORS.length)] + "m";
    }
}
