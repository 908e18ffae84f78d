package io.sillage.analyzer.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.language.Condition;
import io.sillage.analyzer.language.Mistake;
import io.sillage.analyzer.language.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordSearchTest {
    private static Yield search(String text, String condition) {
        Program program = Programs.abc(text.replace("{{", "{").replace("}}", "}"));
        return RecordSearch.of(program, Condition.of(condition, program));
    }

    @ParameterizedTest(name = "{0} yields {1} after {2}")
    @CsvSource(delimiter = '!', quoteCharacter = '@', textBlock = """
            match a b                                        ! ended == "match"                ! 2
            match a+                                         ! ended == "log"                  ! 1
            strict match a+                                  ! ended == "match" and complete == true ! 2
            interim match a b                                ! complete == false               ! 1
            idle 5 s match a+                                ! ended == "idle"                 ! 2
            interim every 5 s match a+                       ! ended == "open"                 ! 2
            match a {{ n += 1 }}+ b emit n                   ! ended == "match" and n > 2      ! 4
            match a (b {{ r = "x" }} | c {{ r = "y" }})+ emit r ! r == "y"                     ! 2
            match a {{ n += bytes }}+ emit n                 ! n > 1000                        ! 1
            match a {{ p = body }} emit p                    ! p ~ /order [0-9]+/              ! 1
            match a+ emit d = slice.duration_ns              ! d > 1_000_000_000               ! 2
            match a                                          ! stream == "s7"                  ! 1
            """)
    void findsALog(String text, String condition, int events) {
        assertThat(search(text, condition))
                .isInstanceOfSatisfying(
                        Yield.Found.class, found -> assertThat(found.log()).hasSize(events));
    }

    @ParameterizedTest(name = "{0} never yields {1}")
    @CsvSource(delimiter = '!', quoteCharacter = '@', textBlock = """
            match a b                                        ! complete == false
            match a+                                         ! ended == "idle"
            match a+                                         ! ended == "match"
            match a b                                        ! ended == "log"
            match a (b {{ r = "x" }} | c {{ r = "y" }}) emit r ! r == "z"
            match a (b {{ r = "x" }} | c {{ r = "y" }})+ emit r ! ended == "match" and not r exists
            match a                                          ! ended == "match" and ended == "log"
            """)
    void provesThatThereIsNone(String text, String condition) {
        assertThat(search(text, condition)).isInstanceOf(Yield.None.class);
    }

    @Test
    void isUndecidedWhereRegistersCountWithoutEnd() {
        assertThat(search("match a { n += 1 }+ emit n", "n < 0"))
                .isInstanceOfSatisfying(
                        Yield.Undecided.class,
                        undecided -> assertThat(undecided.reason()).startsWith("no such record in "));
    }

    @Test
    void isUndecidedWhereEventsAreOfTimesThatNoLogWasMadeAt() {
        assertThat(search("event early = kind == \"a\" and mono < 100 match early {{ n = 1 }} emit n", "n == 1"))
                .isInstanceOf(Yield.Undecided.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '!', quoteCharacter = '@', textBlock = """
            ende == "match"   ! 1:1 ! the records have no field 'ende', near 'ended'; they have `transducer`, ended, complete, stream
            complete          ! 1:1 ! a condition on records needs a test of 'complete', such as == or exists
            ended == "x" )    ! 1:14 ! expected 'and', 'or' or the end of the condition, found ')'
            ended = "x"       ! 1:7 ! '=' names an event; to compare write ==
            """)
    void aMistakeInAConditionHasItsPlace(String condition, String place, String message) {
        assertThatThrownBy(() -> search("match a", condition)).isInstanceOfSatisfying(Mistake.class, mistake -> {
            assertThat(mistake.place()).hasToString(place);
            assertThat(mistake).hasMessage(message);
        });
    }
}
