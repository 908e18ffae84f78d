package io.sillage.analyzer.streams;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What became of events, told once a second while it changes, and at the log's end. */
final class PublishTally implements Processor<Integer, Drained, Addressed, byte[]> {
    private static final long EVERY_MILLIS = 1000;

    private final String group;
    private @Nullable ProcessorContext<Addressed, byte[]> context;
    private @Nullable Tally told;
    private long toldAt = Long.MIN_VALUE;

    /** @param group tells apart those who read the same log */
    PublishTally(String group) {
        this.group = group;
    }

    @Override
    public void init(ProcessorContext<Addressed, byte[]> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<Integer, Drained> message) {
        Tally tally = message.value().tally();
        boolean due = tally.ended() || message.timestamp() - EVERY_MILLIS >= toldAt;
        if (context == null || !due || tally.equals(told)) {
            return;
        }
        told = tally;
        toldAt = message.timestamp();
        String name = group + "/" + tally.transducer() + "/" + tally.share();
        byte[] json = tally.json().getBytes(StandardCharsets.UTF_8);
        context.forward(new Record<>(new Addressed(0, name), json, message.timestamp()));
    }
}
