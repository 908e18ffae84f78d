package io.sillage.analyzer.transduce.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FieldClassesTest {
    @Test
    void aFieldThatIsOnlyAskedToExistHasTwoClasses() {
        FieldClasses classes = classes(new io.sillage.analyzer.transduce.symbolic.Test.Exists());
        assertThat(classes.count()).isEqualTo(2);
        assertThat(of(classes, null)).isZero();
        assertThat(List.of(of(classes, 1L), of(classes, 0.5), of(classes, "x"), of(classes, true)))
                .containsOnly(1);
        assertThat(of(classes, List.of("x"))).isEqualTo(1);
    }

    @Test
    void oneWordAndAllOthersAreTwoClassesOfTexts() {
        FieldClasses classes = classes(new io.sillage.analyzer.transduce.symbolic.Test.Equal("GET"));
        assertThat(classes.count()).isEqualTo(2);
        assertThat(of(classes, "GET")).isNotEqualTo(of(classes, "get"));
        assertThat(of(classes, "get")).isEqualTo(of(classes, 7L)).isEqualTo(of(classes, null));
    }

    @Test
    void aBoundCutsTheNumbersAndNothingElse() {
        FieldClasses classes = classes(new io.sillage.analyzer.transduce.symbolic.Test.Above(400L, true));
        assertThat(of(classes, 400L)).isEqualTo(of(classes, 400.0)).isEqualTo(of(classes, Long.MAX_VALUE));
        assertThat(of(classes, 399.9)).isEqualTo(of(classes, "500")).isEqualTo(of(classes, true));
        assertThat(classes.count()).isEqualTo(2);
    }

    @Test
    void whatNoTextCanBeHasNoClass() {
        FieldClasses classes = classes(
                new io.sillage.analyzer.transduce.symbolic.Test.Matches(Regex.startingWith("a")),
                new io.sillage.analyzer.transduce.symbolic.Test.Matches(Regex.startingWith("ab")));
        assertThat(classes.count()).isEqualTo(3);
    }

    @Test
    void theExampleOfAClassIsInIt() {
        FieldClasses classes = classes(
                new io.sillage.analyzer.transduce.symbolic.Test.Matches(Regex.of("^[a-z]+$")),
                new io.sillage.analyzer.transduce.symbolic.Test.Equal(3L),
                new io.sillage.analyzer.transduce.symbolic.Test.Below(2.5, false),
                new io.sillage.analyzer.transduce.symbolic.Test.Equal(true));
        for (int number = 0; number < classes.count(); number++) {
            assertThat(of(classes, classes.example(number))).isEqualTo(number);
        }
    }

    @Test
    void moreDifferentTextsThanAreRememberedAreStillTold() {
        FieldClasses classes = classes(new io.sillage.analyzer.transduce.symbolic.Test.Matches(Regex.of("7$")));
        int with = of(classes, "7");
        for (int i = 0; i < 10_000; i++) {
            assertThat(of(classes, "text " + i) == with).isEqualTo(i % 10 == 7);
        }
        assertThat(of(classes, "x".repeat(100_000) + "7")).isEqualTo(with);
    }

    private static FieldClasses classes(io.sillage.analyzer.transduce.symbolic.Test... tests) {
        return new FieldClasses(new LinkedHashSet<>(Set.of(tests)));
    }

    private static int of(FieldClasses classes, @Nullable Object value) {
        Row row = new Row(1);
        row.put(0, value);
        return classes.of(row, 0);
    }
}
