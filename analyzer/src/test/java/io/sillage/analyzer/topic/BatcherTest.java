package io.sillage.analyzer.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatcherTest {
    private final List<Batch> batches = new ArrayList<>();

    @Test
    void everyEventIsInOneBatchInTheOrderOfItsSource() {
        Batcher batcher = new Batcher(3, batches::add);
        Random random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            batcher.add("source-" + random.nextInt(9), "line " + i, i / 3);
        }
        batcher.end();
        assertThat(batches.stream().mapToInt(Batch::events).sum()).isEqualTo(50_000);
        for (int partition = 0; partition < 3; partition++) {
            int mine = partition;
            List<Integer> numbers = batches.stream()
                    .filter(batch -> batch.partition() == mine)
                    .flatMap(batch -> batch.lines().lines())
                    .map(line -> Integer.valueOf(line.substring(5)))
                    .toList();
            assertThat(numbers).isNotEmpty().isSorted();
        }
        assertThat(batches).allMatch(batch -> batch.lines().length() <= 64 << 10);
    }

    @Test
    void noPromiseIsBroken() {
        Batcher batcher = new Batcher(2, batches::add);
        for (int i = 0; i < 60_000; i++) {
            batcher.add(i % 7 == 0 ? "a" : "b", Integer.toString(i), i);
        }
        batcher.end();
        long[] promised = {Long.MIN_VALUE, Long.MIN_VALUE};
        for (Batch batch : batches) {
            batch.lines()
                    .lines()
                    .forEach(line ->
                            assertThat(Long.parseLong(line)).isGreaterThanOrEqualTo(promised[batch.partition()]));
            promised[batch.partition()] = batch.watermark();
        }
    }

    @Test
    void aPartitionWithoutEventsHearsOfTheTimeAndOfTheEnd() {
        Batcher batcher = new Batcher(2, batches::add);
        for (int i = 0; i < 25_000; i++) {
            batcher.add("a", "x", i);
        }
        batcher.end();
        int silent = 1 - Math.floorMod("a".hashCode(), 2);
        List<Batch> heard =
                batches.stream().filter(batch -> batch.partition() == silent).toList();
        assertThat(heard).hasSize(3).allMatch(batch -> batch.events() == 0);
        assertThat(heard.get(0).watermark()).isEqualTo(9_999);
        assertThat(heard.get(1).watermark()).isEqualTo(19_999);
        assertThat(heard.get(2).end()).isTrue();
    }
}
