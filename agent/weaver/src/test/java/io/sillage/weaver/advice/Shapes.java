package io.sillage.weaver.advice;

import java.util.function.IntSupplier;

/** Methods of many shapes; each gives a result or throws, by its argument alone. */
public class Shapes {
    private int field;

    public static long wideLocals(int n) {
        long a = n;
        double b = n / 3.0;
        long c = 0;
        for (int i = 0; i < n; i++) {
            double d = b * i;
            c += (long) d + a;
        }
        return c + Math.round(b);
    }

    public int finallyAfterReturn(int n) {
        try {
            if (n % 2 == 0) {
                return field += n;
            }
            throw new IllegalArgumentException("odd");
        } finally {
            field += Integer.signum(n);
        }
    }

    public synchronized String nestedHandlers(int n) {
        StringBuilder path = new StringBuilder();
        try {
            try {
                path.append(10 / n);
            } catch (ArithmeticException e) {
                path.append("zero");
                throw new IllegalStateException(path.toString(), e);
            } finally {
                path.append('f');
            }
        } catch (IllegalStateException e) {
            path.append(e.getMessage());
        }
        return path.toString();
    }

    public static int switches(int n) {
        String word = switch (n % 4) {
            case 0 -> "none";
            case 1 -> "one";
            case 2 -> "two";
            default -> throw new UnsupportedOperationException();
        };
        switch (word) {
            case "none":
                return Math.abs(n);
            case "one":
                return word.length() * n;
            default:
                return lookup(n * 1000);
        }
    }

    private static int lookup(int n) {
        return switch (n) {
            case 2_000 -> 1;
            case -7_000_000 -> 2;
            default -> Integer.bitCount(n);
        };
    }

    public static int recursion(int n) {
        return n <= 0 ? 1 : recursion(n - 1) + recursion(n - 2);
    }

    public int lambdas(int n) {
        IntSupplier twice = () -> Math.addExact(n, n);
        IntSupplier inner = () -> twice.getAsInt() + field;
        return inner.getAsInt();
    }

    public static void onlyThrows(int n) {
        throw new IndexOutOfBoundsException(n);
    }

    public static int loopWithBreaks(int n) {
        int found = -1;
        outer:
        for (int i = 0; ; i++) {
            for (int j = 0; j < i; j++) {
                if (i * j > n) {
                    found = i;
                    break outer;
                }
                if (j % 3 == 2) {
                    continue outer;
                }
            }
        }
        return found;
    }

    public static Object arrays(int n) {
        int[][] grid = new int[Math.max(n, 0) + 1][2];
        grid[n][1] = n;
        synchronized (grid) {
            return grid[n][0] + grid[n][1];
        }
    }
}
