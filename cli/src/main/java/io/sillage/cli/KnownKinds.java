package io.sillage.cli;

import io.sillage.event.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of events by the contract of {@code docs/events.md}; whoever writes lines of JSON may have others. */
final class KnownKinds {
    static final List<String> NAMES = Stream.concat(
                    Arrays.stream(Kind.values()).map(Kind::jsonName), Stream.of("record"))
            .sorted()
            .toList();

    private KnownKinds() {}

    /** Whether that is one of them, or what some of them begin with, as {@code socket} and {@code socket.*} are. */
    static boolean has(String kind) {
        String family = kind.endsWith(".*") ? kind.substring(0, kind.length() - 2) : kind;
        return NAMES.stream().anyMatch(name -> name.equals(kind) || name.startsWith(family + "."));
    }
}
