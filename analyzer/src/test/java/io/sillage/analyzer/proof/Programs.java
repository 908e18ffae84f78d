package io.sillage.analyzer.proof;

import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.Limits;

/** Programs for tests: events a, b and c are of these kinds, in slices by {@code stream}. */
final class Programs {
    private Programs() {}

    static Program of(String... lines) {
        return compiled("t", String.join("\n", lines));
    }

    static Program abc(String... lines) {
        return compiled("t", "key stream\n" + events(lines) + String.join("\n", lines));
    }

    private static String events(String... lines) {
        String all = String.join("\n", lines);
        StringBuilder events = new StringBuilder();
        for (String name : new String[] {"a", "b", "c"}) {
            if (!all.contains("event " + name + " ")) {
                events.append("event " + name + " = kind == \"" + name + "\"\n");
            }
        }
        return events.toString();
    }

    static Program compiled(String name, String body) {
        return Compiler.compile("transducer " + name + "\n" + body, Limits.DEFAULT)
                .get(0);
    }
}
