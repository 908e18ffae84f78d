package io.sillage.analyzer.streams;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What became of events, told once a second while it changes; and at once when the log has ended, or goes on after all, as
 * whoever waits for the end relies on the last word.
 */
final class PublishTally implements Processor<Integer, Drained, Addressed, byte[]> {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final String group;

    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<Addressed, byte[]> context;

    private @Nullable Tally latest;
    private @Nullable Tally told;

    /** @param group tells apart those who read the same log */
    PublishTally(String group) {
        this.group = group;
    }

    @Override
    public void init(ProcessorContext<Addressed, byte[]> newContext) {
        context = newContext;
        newContext.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, this::tell);
    }

    @Override
    public void process(Record<Integer, Drained> message) {
        Tally tally = message.value().tally();
        latest = tally;
        if (told == null || tally.ended() || told.ended()) {
            tell(message.timestamp());
        }
    }

    private void tell(long now) {
        Tally tally = latest;
        if (tally == null || tally.equals(told)) {
            return;
        }
        told = tally;
        String name = group + "/" + tally.transducer() + "/" + tally.share();
        byte[] json = tally.json().getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(new Addressed(0, name), json, now));
    }
}
