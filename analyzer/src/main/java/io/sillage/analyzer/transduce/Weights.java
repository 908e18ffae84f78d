package io.sillage.analyzer.transduce;

/** Weights as OpenFst writes and reads them. */
public final class Weights {
    private Weights() {}

    public static String text(double weight) {
        if (Double.isInfinite(weight)) {
            return weight > 0 ? "Infinity" : "-Infinity";
        }
        return weight == Math.rint(weight) && Math.abs(weight) < 1e15
                ? Long.toString((long) weight)
                : Double.toString(weight);
    }

    /** @throws NumberFormatException if the text is no weight */
    public static double parse(String text) {
        double weight = Double.parseDouble(text);
        if (Double.isNaN(weight)) {
            throw new NumberFormatException("not a number");
        }
        return weight;
    }
}
