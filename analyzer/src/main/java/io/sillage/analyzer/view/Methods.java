package io.sillage.analyzer.view;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.Recording;
import io.sillage.analyzer.reading.Call;
import io.sillage.analyzer.reading.CallNesting;
import io.sillage.analyzer.reading.Durations;
import io.sillage.analyzer.reading.Runner;
import io.sillage.analyzer.reading.ThreadKey;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.timeline.Timeline;
import io.sillage.event.JsonBytes;
import io.sillage.event.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code sillage methods}: what each method cost, the one with the most own time first. */
public record Methods(List<Cost> methods, LossReport loss) {
    /**
     * One method of one source.
     *
     * @param calls entries, and exits whose entry is not there
     * @param totalNanos with callees; a recursive call counts once
     * @param ownNanos without recorded callees
     * @param errors calls that ended by an exception
     * @param open calls that were running when the recording ended, or their process: their time until then is counted
     * @param incomplete calls whose exit is lost: their time is not counted
     */
    public record Cost(
            String source,
            String method,
            long calls,
            long totalNanos,
            long ownNanos,
            long errors,
            long open,
            long incomplete,
            long p50Nanos,
            long p99Nanos,
            long maxNanos) {}

    public Methods {
        methods = List.copyOf(methods);
    }

    /** @param selection its kinds are ignored */
    public static Methods of(Recording recording, Selection selection) {
        ProcessEnds ends = ProcessEnds.of(recording, selection, List.of("method", ProcessEnds.KIND, "loss"));
        Timeline timeline = ends.timeline();
        Map<String, String> sources = new HashMap<>();
        Map<Key, Sum> sums = new HashMap<>();
        Runner<ThreadKey, Call> runner = new Runner<>(
                new CallNesting(),
                Integer.MAX_VALUE,
                call -> sums.computeIfAbsent(
                                new Key(call.thread().process(), call.path().method()), key -> new Sum())
                        .add(call));
        for (Entry entry = timeline.next(); entry != null; entry = timeline.next()) {
            sources.putIfAbsent(entry.origin().process(), timeline.source(entry));
            runner.step(entry);
            ends.step(entry);
        }
        runner.end((thread, mono) -> ends.notAfter(thread.process(), mono));
        List<Cost> costs = new ArrayList<>();
        sums.forEach((key, sum) -> costs.add(sum.cost(sources.getOrDefault(key.process(), "?"), key.method())));
        costs.sort(Comparator.comparingLong(Cost::ownNanos)
                .reversed()
                .thenComparing(Cost::source)
                .thenComparing(Cost::method));
        return new Methods(costs, LossReport.of(timeline));
    }

    private record Key(String process, String method) {}

    private static final class Sum {
        private final Durations durations = new Durations();
        private long calls;
        private long total;
        private long own;
        private long errors;
        private long open;
        private long incomplete;

        void add(Call call) {
            calls++;
            own += call.ownNanos();
            total += call.path().recursive() ? 0 : call.durationNanos();
            errors += call.errorType() == null ? 0 : 1;
            switch (call.evidence()) {
                case WHOLE, EXIT_ONLY -> durations.add(call.durationNanos());
                case OPEN -> open++;
                case ENTRY_ONLY -> incomplete++;
            }
        }

        Cost cost(String source, String method) {
            return new Cost(
                    source,
                    method,
                    calls,
                    total,
                    own,
                    errors,
                    open,
                    incomplete,
                    durations.percentile(0.5),
                    durations.percentile(0.99),
                    durations.max());
        }
    }

    /** A table of the costliest; {@code limit} 0 for all. */
    public List<String> table(int limit, int width) {
        Table table =
                new Table(">CALLS", ">OWN", ">TOTAL", ">ERRORS", ">P50", ">P99", ">MAX", ">OPEN", "SOURCE", "METHOD");
        methods.stream()
                .limit(limit > 0 ? limit : Long.MAX_VALUE)
                .forEach(cost -> table.row(
                        Long.toString(cost.calls()),
                        Units.nanos(cost.ownNanos()),
                        Units.nanos(cost.totalNanos()),
                        Long.toString(cost.errors()),
                        Units.nanos(cost.p50Nanos()),
                        Units.nanos(cost.p99Nanos()),
                        Units.nanos(cost.maxNanos()),
                        Long.toString(cost.open()),
                        cost.source(),
                        cost.method()));
        return table.lines(width);
    }

    /** One JSON object a method. */
    public List<String> json() {
        return methods.stream().map(Methods::json).toList();
    }

    private static String json(Cost cost) {
        JsonBytes text = new JsonBytes();
        JsonWriter out = new JsonWriter(text);
        out.field("code.function.name", cost.method());
        out.field("source", cost.source());
        out.field("calls", cost.calls());
        out.field("total_ns", cost.totalNanos());
        out.field("own_ns", cost.ownNanos());
        out.field("errors", cost.errors());
        out.field("open", cost.open());
        out.field("incomplete", cost.incomplete());
        out.field("p50_ns", cost.p50Nanos());
        out.field("p99_ns", cost.p99Nanos());
        out.field("max_ns", cost.maxNanos());
        out.close();
        return text.toString();
    }
}
