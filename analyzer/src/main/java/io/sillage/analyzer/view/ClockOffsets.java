package io.sillage.analyzer.view;

import io.sillage.analyzer.timeline.ClockComparison;
import io.sillage.analyzer.timeline.ClockDomains;
import io.sillage.analyzer.timeline.ClockOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The offsets between all clocks of a recording, each pair of clocks compared by all connections between them. */
final class ClockOffsets {
    private record Clocks(int first, int second) {}

    private final ClockDomains domains;
    private final Map<Clocks, ClockComparison> comparisons = new HashMap<>();

    ClockOffsets(ClockDomains domains) {
        this.domains = domains;
    }

    int clockOf(ConnectionEnd end) {
        return domains.of(end.origin().process());
    }

    /** The comparison of two clocks, of which the first has the lower number; in times as they were laid. */
    ClockComparison comparison(int first, int second, long aroundMono) {
        return comparisons.computeIfAbsent(new Clocks(first, second), key -> new ClockComparison(aroundMono, 0));
    }

    /** How far the responder's own clock is ahead of the originator's when connecting began; null when nobody knows. */
    @Nullable
    ClockOffset of(ConnectionEnd orig, ConnectionEnd resp) {
        int from = clockOf(orig);
        int to = clockOf(resp);
        if (from == to) {
            return ClockOffset.SAME;
        }
        ClockComparison comparison = comparisons.get(new Clocks(Math.min(from, to), Math.max(from, to)));
        ClockOffset laid = comparison == null ? null : laid(comparison, from < to, orig.startMono());
        // Times were laid on one clock before they were compared.
        return laid == null
                ? null
                : new ClockOffset(laid.estimate() + orig.shiftNanos() - resp.shiftNanos(), laid.bound());
    }

    private static @Nullable ClockOffset laid(ClockComparison comparison, boolean origIsFirst, long mono) {
        ClockOffset offset = comparison.at(mono);
        if (offset == null || origIsFirst) {
            return offset;
        }
        // The moment is told by the second clock: on the first it was earlier by the offset, which is known that well.
        ClockOffset there = comparison.at(mono - offset.estimate());
        return there == null ? null : new ClockOffset(-there.estimate(), there.bound() + there.bound() / 500 + 1);
    }
}
