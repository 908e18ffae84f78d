package io.sillage.analyzer.proof;

import io.sillage.analyzer.language.Catalog;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Values for the fields of made-up events, to tell programs apart. The first attempts are orderly: all different and rising, falling, all the same;
 * the others are drawn by the attempt's number, so that every run tries the same ones.
 */
final class DrawnValues implements Values {
    private static final List<String> TEXTS = List.of("a", "B", "7", "12.5", "/x/42", "");
    private static final List<Long> NUMBERS = List.of(0L, 1L, 2L, 3L, -1L, 10L, 1000L, 1L << 40);

    private final int attempt;
    private final Random random;

    DrawnValues(int attempt) {
        this.attempt = attempt;
        random = new Random(attempt);
    }

    @Override
    public @Nullable Object value(String name, int field, int number) {
        Catalog.Type type = Catalog.type(name);
        boolean text = type == Catalog.Type.TEXT || type == null && attempt % 2 == 1;
        if (type == Catalog.Type.LIST) {
            return null;
        }
        if (attempt < 4) {
            long rank = attempt < 2 ? 10L * (number + 1) + field : attempt == 2 ? 10L * (1000 - number) + field : 1;
            return type == Catalog.Type.BOOLEAN ? (Object) (rank % 2 == 0) : text ? "T" + rank : (Object) rank;
        }
        if (random.nextInt(4) == 0) {
            return null;
        }
        if (type == Catalog.Type.BOOLEAN) {
            return random.nextBoolean();
        }
        return text || type == null && random.nextBoolean()
                ? TEXTS.get(random.nextInt(TEXTS.size()))
                : type == Catalog.Type.REAL
                        ? (Object) (NUMBERS.get(random.nextInt(NUMBERS.size())) / 4.0)
                        : NUMBERS.get(random.nextInt(NUMBERS.size()));
    }
}
