package io.sillage.analyzer.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sillage.analyzer.transduce.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingsTest {
    static Stream<String> names() {
        return Shipped.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aReadingIsAProgramThatReadsEveryLogInOneWay(String name) {
        List<Program> programs = Compiler.compile(Shipped.reading(name), Limits.DEFAULT);
        Program program = programs.get(programs.size() - 1);
        assertThat(program.name()).isEqualTo(name);
        assertThat(program.remarks()).isEmpty();
        Properties properties = Properties.of(program, Limits.DEFAULT);
        assertThat(properties.properties())
                .filteredOn(property -> List.of("functional", "unambiguous").contains(property.name()))
                .extracting(Properties.Property::holds)
                .containsExactly("yes", "yes");
    }

    @Test
    void aFileOfAReadingsNameIsPreferredToIt(@TempDir Path folder) throws Exception {
        assertThat(Shipped.text("turns", folder)).isEqualTo(Shipped.reading("turns"));
        Files.writeString(folder.resolve("turns"), "mine");
        assertThat(Shipped.text("turns", folder)).isEqualTo("mine");
    }

    @Test
    void aNameThatIsNoReadingIsRefusedWithTheNearest(@TempDir Path folder) {
        assertThatThrownBy(() -> Shipped.text("turn", folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such file: 'turn', and no reading of that name, near 'turns'; readings: "
                        + "connection, connection-end, both-ends, turns, http, log-session, method-errors");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("x"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> Shipped.text("x", folder)).hasMessage("x is not UTF-8");
    }
}
