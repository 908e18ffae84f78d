package io.sillage.analyzer.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text in columns. Columns whose name begins with {@code >} are aligned to the right. */
public final class Table {
    private final List<String> names;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... names) {
        this.names = List.of(names);
    }

    /** Adds a row; control characters are made visible. */
    public void row(String... cells) {
        rows.add(Arrays.stream(cells).map(Plain::text).toList());
    }

    public int size() {
        return rows.size();
    }

    /** @param width columns of the terminal, 0 for no limit; longer lines are cut there */
    public List<String> lines(int width) {
        int[] widths = new int[names.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = title(i).length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], Plain.width(row.get(i)));
            }
        }
        List<String> lines = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            titles.add(title(i));
        }
        lines.add(line(titles, widths, width));
        rows.forEach(row -> lines.add(line(row, widths, width)));
        return lines;
    }

    private String title(int column) {
        String name = names.get(column);
        return name.startsWith(">") ? name.substring(1) : name;
    }

    private String line(List<String> cells, int[] widths, int width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - Plain.width(cells.get(i)));
            boolean right = names.get(i).startsWith(">");
            line.append(i == 0 ? "" : "  ")
                    .append(right ? pad : "")
                    .append(cells.get(i))
                    .append(right ? "" : pad);
        }
        return Plain.cut(line.toString().stripTrailing(), width);
    }
}
