package io.sillage.benchmarks.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Points as an SVG picture, both axes by powers of ten. */
final class Plot {
    private static final int DECADE = 80;
    private static final int MARGIN = 60;

    private record Point(double x, double y) {}

    private final String across;
    private final String up;
    private final List<Point> points = new ArrayList<>();

    /** @param across what the axis to the right shows, {@code up} the other */
    Plot(String across, String up) {
        this.across = across;
        this.up = up;
    }

    /** Both above 0. */
    void add(double x, double y) {
        points.add(new Point(Math.log10(x), Math.log10(y)));
    }

    String svg() {
        int left = (int) Math.floor(points.stream().mapToDouble(Point::x).min().orElse(0));
        int right = (int) Math.ceil(points.stream().mapToDouble(Point::x).max().orElse(1));
        int bottom =
                (int) Math.floor(points.stream().mapToDouble(Point::y).min().orElse(0));
        int top = (int) Math.ceil(points.stream().mapToDouble(Point::y).max().orElse(1));
        int width = (right - left) * DECADE + 2 * MARGIN;
        int height = (top - bottom) * DECADE + 2 * MARGIN;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\"><rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                width,
                height));
        for (int decade = left; decade <= right; decade++) {
            int x = MARGIN + (decade - left) * DECADE;
            svg.append(line(x, MARGIN, x, height - MARGIN)).append(label(x, height - MARGIN + 18, power(decade)));
        }
        for (int decade = bottom; decade <= top; decade++) {
            int y = height - MARGIN - (decade - bottom) * DECADE;
            svg.append(line(MARGIN, y, width - MARGIN, y)).append(label(MARGIN - 25, y + 4, power(decade)));
        }
        for (Point point : points) {
            double x = MARGIN + (point.x - left) * DECADE;
            double y = height - MARGIN - (point.y - bottom) * DECADE;
            svg.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>%n", x, y));
        }
        return svg.append(label(width / 2, height - 15, across))
                .append(label(width / 2, 30, up))
                .append("</svg>\n")
                .toString();
    }

    private static String power(int decade) {
        return "10<tspan dy=\"-5\" font-size=\"9\">" + decade + "</tspan>";
    }

    private static String line(int x1, int y1, int x2, int y2) {
        return String.format("<path d=\"M%d %dL%d %d\" stroke=\"#ccc\"/>%n", x1, y1, x2, y2);
    }

    private static String label(int x, int y, String text) {
        return String.format("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n", x, y, text);
    }
}
