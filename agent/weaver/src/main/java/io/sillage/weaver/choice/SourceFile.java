package io.sillage.weaver.choice;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The package that a source file declares, for {@code java Hello.java}: its classes have no code source to look at. */
final class SourceFile {
    private static final int HEAD_BYTES = 1 << 16;

    private SourceFile() {}

    /** The internal name; empty for the unnamed package. */
    static String packageOf(File source) throws IOException {
        try (InputStream in = new FileInputStream(source)) {
            return declared(new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8));
        }
    }

    /** Before a package declaration stand comments and annotations only; those of a package need a file of their own. */
    private static String declared(String text) {
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at) || text.startsWith("#!", at)) {
                at = after(text, "\n", at);
            } else if (text.startsWith("/*", at)) {
                at = after(text, "*/", at + 2);
            } else {
                break;
            }
        }
        if (!text.startsWith("package", at)
                || !Character.isWhitespace(text.charAt(Math.min(at + 7, text.length() - 1)))) {
            return "";
        }
        String name = text.substring(at + 7, Math.max(at + 7, text.indexOf(';', at)));
        return name.trim().replace('.', '/');
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }
}
