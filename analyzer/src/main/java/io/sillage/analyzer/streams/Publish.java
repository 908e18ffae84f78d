package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Given;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Records as they go to their topic. The share is told with the key, as it is the partition too. */
final class Publish implements Processor<Integer, Drained, Addressed, byte[]> {
    private final String transducer;
    private final String group;
    private @Nullable ProcessorContext<Addressed, byte[]> context;

    Publish(String transducer, String group) {
        this.transducer = transducer;
        this.group = group;
    }

    @Override
    public void init(ProcessorContext<Addressed, byte[]> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<Integer, Drained> message) {
        for (Given given : message.value().given()) {
            RecordHeaders headers = new RecordHeaders();
            headers.add("sillage.version", utf8("1"));
            headers.add("transducer", utf8(transducer));
            headers.add("group", utf8(group));
            headers.add("time", utf8(Long.toString(given.mono())));
            Addressed key = new Addressed(message.value().share(), TooLarge.key(given));
            if (context != null) {
                context.forward(new Record<>(key, TooLarge.cut(given), message.timestamp(), headers));
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
