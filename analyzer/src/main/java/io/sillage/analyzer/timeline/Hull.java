package io.sillage.analyzer.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lower convex hull of points that come in any order: what a straight line must not cross that is to stay below all of
 * them. Bounded: the vertex that matters least is dropped when there are too many, which only gives lines more room.
 */
final class Hull {
    /** A vertex. */
    record Point(double x, double y) {}

    private static final int MAX_VERTICES = 256;

    private final TreeMap<Double, Point> vertices = new TreeMap<>();

    void add(double x, double y) {
        if (covers(x, y)) {
            return;
        }
        Point point = new Point(x, y);
        vertices.put(x, point);
        dropNeighbours(point, true);
        dropNeighbours(point, false);
        if (vertices.size() > MAX_VERTICES) {
            dropFlattest();
        }
    }

    private boolean covers(double x, double y) {
        Map.Entry<Double, Point> left = vertices.floorEntry(x);
        Map.Entry<Double, Point> right = vertices.ceilingEntry(x);
        return left != null && right != null && y >= between(left.getValue(), right.getValue(), x);
    }

    private static double between(Point left, Point right, double x) {
        return left.x == right.x ? left.y : left.y + (right.y - left.y) / (right.x - left.x) * (x - left.x);
    }

    /** On one side of a new vertex, those that lie above the line to the vertex behind them are none any more. */
    private void dropNeighbours(Point point, boolean left) {
        Point near = neighbour(point, left);
        Point far = near == null ? null : neighbour(near, left);
        while (near != null && far != null && near.y >= between(point, far, near.x)) {
            vertices.remove(near.x);
            near = far;
            far = neighbour(near, left);
        }
    }

    private @Nullable Point neighbour(Point point, boolean left) {
        Map.Entry<Double, Point> entry = left ? vertices.lowerEntry(point.x) : vertices.higherEntry(point.x);
        return entry == null ? null : entry.getValue();
    }

    private void dropFlattest() {
        List<Point> all = new ArrayList<>(vertices.values());
        Point flattest = all.get(1);
        double least = Double.MAX_VALUE;
        for (int i = 1; i + 1 < all.size(); i++) {
            double depth = between(all.get(i - 1), all.get(i + 1), all.get(i).x) - all.get(i).y;
            if (depth < least) {
                least = depth;
                flattest = all.get(i);
            }
        }
        vertices.remove(flattest.x);
    }

    Collection<Point> vertices() {
        return vertices.values();
    }

    boolean isEmpty() {
        return vertices.isEmpty();
    }

    /** How high a line of that slope may cross {@code x} and stay below all. */
    double highest(double slope, double x) {
        double highest = Double.POSITIVE_INFINITY;
        for (Point point : vertices.values()) {
            highest = Math.min(highest, point.y - slope * (point.x - x));
        }
        return highest;
    }

    /** The slope of the line that crosses {@code x} highest: the edge's over it, infinite beyond the outermost vertices. */
    double slopeAt(double x) {
        Map.Entry<Double, Point> left = vertices.floorEntry(x);
        Map.Entry<Double, Point> right = vertices.higherEntry(x);
        if (left == null) {
            return Double.NEGATIVE_INFINITY;
        }
        if (right == null) {
            return Double.POSITIVE_INFINITY;
        }
        Point a = left.getValue();
        Point b = right.getValue();
        return (b.y - a.y) / (b.x - a.x);
    }
}
