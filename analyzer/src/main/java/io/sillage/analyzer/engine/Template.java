package io.sillage.analyzer.engine;

import java.util.regex.Pattern;

/** What texts of one kind have in common: segments that are numbers, UUIDs or long hexadecimal words become {@code {}}. */
final class Template {
    private static final int MAX_CHARS = 4096;

    private static final Pattern VARIABLE = Pattern.compile(
            "\\b(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?=[a-fA-F]*[0-9])[0-9a-fA-F]{16,}|[0-9]+)\\b");

    private Template() {}

    static String of(String text) {
        String bounded = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
        int query = bounded.startsWith("/") ? bounded.indexOf('?') : -1;
        return VARIABLE.matcher(query < 0 ? bounded : bounded.substring(0, query))
                .replaceAll("{}");
    }
}
