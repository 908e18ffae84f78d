package io.sillage.analyzer.view;

import io.sillage.analyzer.flow.Address;
import io.sillage.analyzer.timeline.Selection;
import io.sillage.analyzer.view.ConnectionRecord.Side;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which connections somebody wants. Nothing given selects all; what is given must hold together.
 *
 * @param source a side's name as it is shown, {@code *} stands for any text
 * @param address a side's address
 * @param port a side's port, -1 for any
 * @param states Zeek's words, any of them
 * @param openOnly only those that have not ended
 * @param id the connection's id, or that of either end
 */
public record ConnectionFilter(
        @Nullable String source,
        @Nullable String address,
        int port,
        List<String> states,
        boolean openOnly,
        @Nullable String id) {
    public static final ConnectionFilter ALL = new ConnectionFilter(null, null, -1, List.of(), false, null);

    public ConnectionFilter {
        states = states.stream().map(state -> state.toUpperCase(Locale.ROOT)).toList();
    }

    boolean wants(ConnectionRecord record) {
        return (source == null || named(record.orig()) || named(record.resp()))
                && (address == null || at(record.orig()) || at(record.resp()))
                && (port < 0 || record.orig().port() == port || record.resp().port() == port)
                && (states.isEmpty() || states.contains(record.state()))
                && (!openOnly || record.open())
                && (id == null || id.equals(record.id()) || isEnd(record.orig()) || isEnd(record.resp()));
    }

    /** Whether a text could stand for an address: of one or a path, and not only nearly of one. */
    public static boolean isAddress(String text) {
        return !Address.isBroken(text);
    }

    private boolean named(Side side) {
        return side.source() != null && source != null && Selection.matches(source, side.source());
    }

    private boolean at(Side side) {
        return side.address() != null && side.address().equals(Address.normal(address));
    }

    private boolean isEnd(Side side) {
        return side.end() != null && side.end().id().equals(id);
    }
}
