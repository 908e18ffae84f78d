package io.sillage.benchmarks.peers;

import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * Flink CEP in the process, parallelism 1, state on the heap, no checkpoints. In processing time: the events are in order
 * already, and so none is held back and sorted. Objects are used again, not copied, as its guide on speed advises.
 */
final class FlinkPeer implements Peer {
    private static volatile List<Step> events = List.of();
    private static volatile long records;
    private static volatile long began;
    private static volatile long cpuBegan;

    FlinkPeer(List<Step> steps) {
        events = steps;
    }

    /** From the first event that the source is asked for, so that starting the job is not counted. */
    @Override
    public Round run() throws Exception {
        records = 0;
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
        environment.getConfig().enableObjectReuse();
        DataStream<Step> steps = environment.fromSource(
                new DataGeneratorSource<>(FlinkPeer::step, events.size(), TypeInformation.of(Step.class)),
                WatermarkStrategy.noWatermarks(),
                "steps");
        CEP.pattern(steps.keyBy(step -> step.connection), pattern())
                .inProcessingTime()
                .process(new ToRecord())
                .sinkTo(new DiscardingSink<>());
        environment.execute();
        long wall = System.nanoTime() - began;
        return new Round(records, wall / 1e9, (Peers.cpuNanos() - cpuBegan) / 1e9);
    }

    private static Step step(long index) {
        if (index == 0) {
            cpuBegan = Peers.cpuNanos();
            began = System.nanoTime();
        }
        return events.get((int) index);
    }

    private static Pattern<Step, Step> pattern() {
        return Pattern.<Step>begin("opened", AfterMatchSkipStrategy.skipPastLastEvent())
                .where(SimpleCondition.of(
                        step -> step.kind.equals("socket.connect") || step.kind.equals("socket.accept")))
                .next("moved")
                .where(SimpleCondition.of(step -> step.kind.equals("socket.write") || step.kind.equals("socket.read")))
                .oneOrMore()
                .consecutive()
                .optional()
                .next("closed")
                .where(SimpleCondition.of(step -> step.kind.equals("socket.close")));
    }

    private static final class ToRecord extends PatternProcessFunction<Step, String> {
        private static final long serialVersionUID = 1;

        @Override
        public void processMatch(Map<String, List<Step>> match, Context context, Collector<String> out) {
            long outBytes = 0;
            long inBytes = 0;
            for (Step step : match.getOrDefault("moved", List.of())) {
                if (step.kind.equals("socket.write")) {
                    outBytes += step.bytes;
                } else {
                    inBytes += step.bytes;
                }
            }
            Step opened = match.get("opened").get(0);
            long duration = match.get("closed").get(0).mono - opened.mono;
            records++;
            out.collect(opened.connection + " " + opened.mono + " " + duration + " " + outBytes + " " + inBytes);
        }
    }
}
