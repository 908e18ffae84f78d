package io.sillage.analyzer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    @Test
    void rangesAreWhatASetOfNumbersWouldBe() {
        Random random = new Random(42);
        for (int round = 0; round < 500; round++) {
            Ranges ranges = new Ranges();
            TreeSet<Long> numbers = new TreeSet<>();
            for (int i = 0; i < 30; i++) {
                long from = random.nextInt(200);
                long to = from + 1 + random.nextInt(20);
                ranges.add(from, to);
                for (long n = from; n < to; n++) {
                    numbers.add(n);
                }
                if (random.nextInt(5) == 0) {
                    numbers.removeIf(n -> n < ranges.firstTo());
                    ranges.removeFirst();
                }
                assertThat(ranges.total()).isEqualTo(numbers.size());
                if (!numbers.isEmpty()) {
                    assertThat(ranges.firstFrom()).isEqualTo(numbers.first());
                    assertThat(ranges.lastTo()).isEqualTo(numbers.last() + 1);
                }
            }
        }
    }

    @Test
    void countsReachPowersOfTen() {
        StringBuilder at = new StringBuilder();
        for (int i = 1; i <= 1000; i++) {
            at.append(Scaled.noted(i) ? i + " " : "");
        }
        assertThat(at.toString()).isEqualTo("1 10 100 1000 ");
    }
}
