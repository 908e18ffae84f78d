package io.sillage.analyzer.timeline;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody wants. Nothing given selects everything.
 *
 * @param since from this time on
 * @param until before this time
 * @param sources names as they are shown; {@code *} stands for any text
 * @param kinds names such as {@code socket.read}, or the part before a dot such as {@code socket}; of whatever kind events
 *     may be, as anybody's lines of JSON are read
 * @param unusual kinds that nobody wants who does not name kinds
 */
public record Selection(
        @Nullable TimePoint since,
        @Nullable TimePoint until,
        List<String> sources,
        List<String> kinds,
        Set<String> unusual) {
    public static final Selection ALL = new Selection(null, null, List.of(), List.of(), Set.of());

    public Selection {
        sources = List.copyOf(sources);
        kinds = List.copyOf(kinds);
        unusual = Set.copyOf(unusual);
    }

    public Selection since(@Nullable TimePoint time) {
        return new Selection(time, until, sources, kinds, unusual);
    }

    public Selection until(@Nullable TimePoint time) {
        return new Selection(since, time, sources, kinds, unusual);
    }

    public Selection sources(List<String> names) {
        return new Selection(since, until, names, kinds, unusual);
    }

    public Selection kinds(List<String> names) {
        return new Selection(since, until, sources, names, unusual);
    }

    /** Leaves these kinds out unless kinds are named. */
    public Selection without(Set<String> names) {
        return new Selection(since, until, sources, kinds, names);
    }

    /** Whether entries of every kind are among them. */
    boolean wantsAllKinds() {
        return kinds.isEmpty() && unusual.isEmpty();
    }

    /** Whether entries of that kind are among them. */
    public boolean wantsKind(String kind) {
        if (kinds.isEmpty()) {
            return !unusual.contains(kind);
        }
        for (String wanted : kinds) {
            String family = wanted.endsWith(".*") ? wanted.substring(0, wanted.length() - 2) : wanted;
            if (kind.equals(wanted) || kind.startsWith(family) && kind.startsWith(".", family.length())) {
                return true;
            }
        }
        return false;
    }

    boolean wantsSource(String source) {
        if (sources.isEmpty()) {
            return true;
        }
        for (String wanted : sources) {
            if (wanted.equals(source) || wanted.contains("*") && matches(wanted, source)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text is as a pattern says, in which {@code *} stands for any text. */
    public static boolean matches(String pattern, String source) {
        String[] parts = pattern.split("\\*", -1);
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            int found = last && i > 0 ? source.length() - parts[i].length() : source.indexOf(parts[i], at);
            if (found < at || i == 0 && found != 0 || !source.startsWith(parts[i], found)) {
                return false;
            }
            at = found + parts[i].length();
        }
        return true;
    }
}
