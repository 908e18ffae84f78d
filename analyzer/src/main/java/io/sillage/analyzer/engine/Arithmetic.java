package io.sillage.analyzer.engine;

import io.sillage.analyzer.transduce.symbolic.Row;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers and texts put together. Integers that pass 64 bits become reals; texts are joined by {@code +}. */
final class Arithmetic {
    private Arithmetic() {}

    /** @param right the right side, and the result */
    static void apply(char operator, byte leftType, long leftBits, @Nullable Object left, Cell right) {
        if (leftType == Row.TEXT && right.type == Row.TEXT && operator == '+') {
            right.text(String.valueOf(left) + right.object);
            return;
        }
        boolean leftNumber = leftType == Row.INTEGER || leftType == Row.REAL || leftType == Row.TIME;
        if (!leftNumber || !right.isNumber()) {
            right.absent();
        } else if (leftType == Row.REAL || right.type == Row.REAL || operator == '/') {
            right.real(reals(
                    operator, leftType == Row.REAL ? Double.longBitsToDouble(leftBits) : leftBits, right.asReal()));
        } else {
            integers(operator, leftType, leftBits, right);
        }
    }

    private static double reals(char operator, double a, double b) {
        return switch (operator) {
            case '+' -> a + b;
            case '-' -> a - b;
            case '*' -> a * b;
            default -> a / b;
        };
    }

    /** A time less a time is a number of nanoseconds; a time and a number is a time. */
    private static void integers(char operator, byte leftType, long left, Cell right) {
        boolean oneTime = (leftType == Row.TIME) != (right.type == Row.TIME);
        byte type = oneTime && operator != '*' ? Row.TIME : Row.INTEGER;
        try {
            long result = switch (operator) {
                case '+' -> Math.addExact(left, right.bits);
                case '-' -> Math.subtractExact(left, right.bits);
                default -> Math.multiplyExact(left, right.bits);
            };
            right.set(type, result, null);
        } catch (ArithmeticException beyond64Bits) {
            right.real(reals(operator, left, right.bits));
        }
    }

    static void parse(String text, Cell result) {
        String trimmed = text.strip();
        try {
            if (trimmed.matches("[+-]?\\d{1,40}")) {
                whole(new BigInteger(trimmed), result);
            } else if (trimmed.matches("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?")) {
                result.real(Double.parseDouble(trimmed));
            } else {
                result.absent();
            }
        } catch (NumberFormatException e) {
            result.absent();
        }
    }

    private static void whole(BigInteger number, Cell result) {
        if (number.bitLength() < Long.SIZE) {
            result.integer(number.longValue());
        } else {
            result.real(number.doubleValue());
        }
    }

    /** As a comparator, of two numbers or two texts; 0 of what can't be compared. */
    static int compare(Cell a, Cell b) {
        if (a.type == Row.TEXT && b.type == Row.TEXT) {
            return String.valueOf(a.object).compareTo(String.valueOf(b.object));
        }
        if (!a.isNumber() || !b.isNumber()) {
            return 0;
        }
        if (a.type == Row.REAL) {
            return b.type == Row.REAL ? Double.compare(a.asReal(), b.asReal()) : -compare(b.bits, a.asReal());
        }
        return b.type == Row.REAL ? compare(a.bits, b.asReal()) : Long.compare(a.bits, b.bits);
    }

    /** Exact beyond 2^53, too, where not every whole number is a real. */
    private static int compare(long a, double b) {
        if (b >= 0x1p63 || b < -0x1p63) {
            return b > 0 ? -1 : 1;
        }
        long whole = (long) b;
        return a != whole ? Long.compare(a, whole) : -Double.compare(b - whole + 0.0, 0);
    }
}
