package io.sillage.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JdksTest {
    private static final String OWN = System.getProperty("java.home");

    @Test
    void takesTheNamedHomesOnceEachVersion() {
        assertThat(Jdks.found(Map.of("SILLAGE_TEST_JDKS", OWN + "," + OWN + ":" + OWN)))
                .singleElement()
                .satisfies(jdk ->
                        assertThat(jdk.version()).isEqualTo(Runtime.version().feature()));
    }

    @Test
    void refusesANamedHomeThatIsNone() {
        assertThatThrownBy(() -> Jdks.found(Map.of("SILLAGE_TEST_JDKS", "/no/such/jdk")))
                .hasMessageContaining("no JDK at '/no/such/jdk'");
    }

    @Test
    void wantsBothVersionsInContinuousIntegration() {
        assertThatThrownBy(() -> Jdks.found(Map.of("SILLAGE_TEST_JDKS", OWN, "SILLAGE_CI", "1")))
                .hasMessageContaining("SILLAGE_CI=1 needs JDKs [17, 25], found [JDK ");
    }
}
