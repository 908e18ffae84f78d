package io.sillage.analyzer.transduce;

import java.util.Locale;

/** The semirings that have a name on the command line. */
public enum StandardSemiring implements Semiring {
    /** Smallest sum of costs: (min, +). As OpenFst's default. */
    TROPICAL(Weight.INFINITY, Weight.ZERO, true, true, "numbers or Infinity") {
        @Override
        public Weight plus(Weight a, Weight b) {
            return least(a, b);
        }

        @Override
        public Weight times(Weight a, Weight b) {
            return cost(a, b);
        }

        @Override
        public Weight divide(Weight a, Weight by) {
            return a.equals(zero()) ? a : a.minus(by);
        }

        @Override
        public boolean has(Weight weight) {
            return !weight.equals(Weight.NEGATIVE_INFINITY);
        }
    },
    /** Is there a path: (or, and). */
    BOOLEAN(Weight.ZERO, Weight.ONE, true, true, "0 for no, anything else for yes") {
        @Override
        public Weight plus(Weight a, Weight b) {
            return largest(a, b);
        }

        @Override
        public Weight times(Weight a, Weight b) {
            return least(a, b);
        }

        @Override
        public Weight divide(Weight a, Weight by) {
            return a;
        }

        @Override
        public Weight of(Weight number) {
            return number.signum() == 0 ? zero() : one();
        }

        @Override
        public boolean has(Weight weight) {
            return true;
        }
    },
    /** How many paths: (+, x) over whole numbers. */
    COUNTING(Weight.ZERO, Weight.ONE, false, false, "numbers from 0 up") {
        @Override
        public Weight plus(Weight a, Weight b) {
            return a.plus(b);
        }

        @Override
        public Weight times(Weight a, Weight b) {
            return product(a, b);
        }

        @Override
        public boolean has(Weight weight) {
            return !weight.isInfinite() && weight.signum() >= 0;
        }
    },
    /** How likely: (+, x) over numbers from 0 up. */
    PROBABILITY(Weight.ZERO, Weight.ONE, false, true, "numbers from 0 up") {
        @Override
        public Weight plus(Weight a, Weight b) {
            return a.plus(b);
        }

        @Override
        public Weight times(Weight a, Weight b) {
            return product(a, b);
        }

        @Override
        public Weight divide(Weight a, Weight by) {
            return quotient(a, by);
        }

        @Override
        public boolean has(Weight weight) {
            return !weight.isInfinite() && weight.signum() >= 0;
        }
    },
    /** The path whose worst step is mildest: (min, max). */
    MIN(Weight.INFINITY, Weight.NEGATIVE_INFINITY, true, false, "numbers, Infinity or -Infinity") {
        @Override
        public Weight plus(Weight a, Weight b) {
            return least(a, b);
        }

        @Override
        public Weight times(Weight a, Weight b) {
            return largest(a, b);
        }

        @Override
        public boolean has(Weight weight) {
            return true;
        }
    },
    /** Largest sum of costs, the critical path: (max, +). */
    MAX(Weight.NEGATIVE_INFINITY, Weight.ZERO, true, true, "numbers or -Infinity") {
        @Override
        public Weight plus(Weight a, Weight b) {
            return largest(a, b);
        }

        @Override
        public Weight times(Weight a, Weight b) {
            return cost(a, b);
        }

        @Override
        public Weight divide(Weight a, Weight by) {
            return a.equals(zero()) ? a : a.minus(by);
        }

        @Override
        public boolean has(Weight weight) {
            return !weight.equals(Weight.INFINITY);
        }
    },
    /** Sum of products over all numbers, negative ones too: (+, x). */
    SUM(Weight.ZERO, Weight.ONE, false, true, "numbers, none of them infinite") {
        @Override
        public Weight plus(Weight a, Weight b) {
            return a.plus(b);
        }

        @Override
        public Weight times(Weight a, Weight b) {
            return product(a, b);
        }

        @Override
        public Weight divide(Weight a, Weight by) {
            return quotient(a, by);
        }

        @Override
        public boolean has(Weight weight) {
            return !weight.isInfinite();
        }
    };

    private final Weight zero;
    private final Weight one;
    private final boolean idempotent;
    private final boolean divides;
    private final String numbers;

    StandardSemiring(Weight zero, Weight one, boolean idempotent, boolean divides, String numbers) {
        this.zero = zero;
        this.one = one;
        this.idempotent = idempotent;
        this.divides = divides;
        this.numbers = numbers;
    }

    private static Weight least(Weight a, Weight b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Weight largest(Weight a, Weight b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** Of two parts of a path; infinite if one of them is no path. */
    private static Weight cost(Weight a, Weight b) {
        return a.signum() == 0 ? b : b.signum() == 0 ? a : a.plus(b);
    }

    private static Weight product(Weight a, Weight b) {
        return a.equals(Weight.ONE) ? b : b.equals(Weight.ONE) ? a : a.times(b);
    }

    private static Weight quotient(Weight a, Weight by) {
        return by.equals(Weight.ONE) ? a : a.over(by);
    }

    @Override
    public Weight zero() {
        return zero;
    }

    @Override
    public Weight one() {
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
    public Weight divide(Weight a, Weight by) {
        throw new UnsupportedOperationException("weights of the semiring " + word() + " can't be divided");
    }

    @Override
    public String numbers() {
        return numbers;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
