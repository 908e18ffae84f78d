package io.sillage.analyzer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private static final Claim CLAIM =
            new Claim("1c41276d", List.of("talks", "many"), "id", List.of("p.events", "g-talks-parcels-repartition"));

    @Test
    void whatWasWrittenIsWhatIsRead() throws JsonProcessingException {
        assertThat(Claim.of(new ObjectMapper().readTree(CLAIM.json()))).isEqualTo(CLAIM);
    }

    @Test
    void noTallyIsTakenForAClaim() {
        assertThat(Claims.isClaim("programs:group")).isTrue();
        assertThat(Claims.isClaim("programs/programs/0")).isFalse();
        assertThat(Groups.isName("programs:group")).isFalse();
    }
}
