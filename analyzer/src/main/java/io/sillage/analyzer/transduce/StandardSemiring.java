package io.sillage.analyzer.transduce;

import java.util.Locale;

/** The semirings that have a name on the command line. */
public enum StandardSemiring implements Semiring {
    /** Smallest sum of costs: (min, +). As OpenFst's default. */
    TROPICAL(Double.POSITIVE_INFINITY, 0, true, true) {
        @Override
        public double plus(double a, double b) {
            return Math.min(a, b);
        }

        @Override
        public double times(double a, double b) {
            return a == zero() || b == zero() ? zero() : a + b;
        }

        @Override
        public double divide(double a, double by) {
            return a == zero() ? zero() : a - by;
        }
    },
    /** Is there a path: (or, and). */
    BOOLEAN(0, 1, true, true) {
        @Override
        public double plus(double a, double b) {
            return Math.max(a, b);
        }

        @Override
        public double times(double a, double b) {
            return a != 0 && b != 0 ? 1 : 0;
        }

        @Override
        public double divide(double a, double by) {
            return a;
        }
    },
    /** How many paths: (+, x) over whole numbers. */
    COUNTING(0, 1, false, false) {
        @Override
        public double plus(double a, double b) {
            return a + b;
        }

        @Override
        public double times(double a, double b) {
            return a * b;
        }
    },
    /** How likely: (+, x) over numbers from 0 up. */
    PROBABILITY(0, 1, false, true) {
        @Override
        public double plus(double a, double b) {
            return a + b;
        }

        @Override
        public double times(double a, double b) {
            return a * b;
        }

        @Override
        public double divide(double a, double by) {
            return a / by;
        }
    },
    /** The path whose worst step is mildest: (min, max). */
    MIN(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, true, false) {
        @Override
        public double plus(double a, double b) {
            return Math.min(a, b);
        }

        @Override
        public double times(double a, double b) {
            return Math.max(a, b);
        }
    },
    /** Largest sum of costs, the critical path: (max, +). */
    MAX(Double.NEGATIVE_INFINITY, 0, true, true) {
        @Override
        public double plus(double a, double b) {
            return Math.max(a, b);
        }

        @Override
        public double times(double a, double b) {
            return a == zero() || b == zero() ? zero() : a + b;
        }

        @Override
        public double divide(double a, double by) {
            return a == zero() ? zero() : a - by;
        }
    },
    /** Sum of products over all numbers, negative ones too: (+, x). */
    SUM(0, 1, false, true) {
        @Override
        public double plus(double a, double b) {
            return a + b;
        }

        @Override
        public double times(double a, double b) {
            return a * b;
        }

        @Override
        public double divide(double a, double by) {
            return a / by;
        }
    };

    private final double zero;
    private final double one;
    private final boolean idempotent;
    private final boolean divides;

    StandardSemiring(double zero, double one, boolean idempotent, boolean divides) {
        this.zero = zero;
        this.one = one;
        this.idempotent = idempotent;
        this.divides = divides;
    }

    @Override
    public double zero() {
        return zero;
    }

    @Override
    public double one() {
        return one;
    }

    @Override
    public boolean idempotent() {
        return idempotent;
    }

    @Override
    public boolean divides() {
        return divides;
    }

    @Override
    public double divide(double a, double by) {
        throw new UnsupportedOperationException("weights of the semiring " + word() + " can't be divided");
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
