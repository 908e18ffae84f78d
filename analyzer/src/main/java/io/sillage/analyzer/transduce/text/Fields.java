package io.sillage.analyzer.transduce.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a text, cut at tabs and blanks.
 *
 * @param columns where each field begins, from 1
 */
record Fields(String file, int line, List<String> texts, List<Integer> columns) {

    static List<Fields> of(String file, String text) {
        List<Fields> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            Fields fields = cut(file, ++number, line);
            if (fields.size() > 0) {
                lines.add(fields);
            }
        }
        return lines;
    }

    private static Fields cut(String file, int number, String line) {
        Fields fields = new Fields(file, number, new ArrayList<>(5), new ArrayList<>(5));
        int at = 0;
        while (at < line.length()) {
            int from = at;
            while (at < line.length() && " \t\r".indexOf(line.charAt(at)) < 0) {
                at++;
            }
            if (at > from) {
                fields.texts.add(line.substring(from, at));
                fields.columns.add(from + 1);
            }
            at++;
        }
        return fields;
    }

    int size() {
        return texts.size();
    }

    String text(int field) {
        return texts.get(field);
    }

    Malformed fault(int field, String expected, String remedy) {
        return new Malformed(file, line, columns.get(field), expected, texts.get(field), remedy);
    }
}
