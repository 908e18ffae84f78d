package io.sillage.analyzer.language;

import io.sillage.analyzer.transduce.symbolic.Test;
import java.util.List;

/** The text of a condition. */
final class GuardText {
    private GuardText() {}

    static String of(Guard guard) {
        if (guard instanceof Guard.Field test) {
            return (test.quoted() ? Source.quoted(test.name()) : test.name()) + " " + test(test.test());
        } else if (guard instanceof Guard.Named named) {
            return named.event();
        } else if (guard instanceof Guard.Not not) {
            return "not " + single(not.of());
        } else if (guard instanceof Guard.All all) {
            return joined(all.parts(), " and ");
        } else if (guard instanceof Guard.Any any) {
            return joined(any.parts(), " or ");
        }
        throw new IllegalStateException("Bug: a guard of no kind");
    }

    private static String joined(List<Guard> parts, String by) {
        return String.join(by, parts.stream().map(GuardText::single).toList());
    }

    private static String single(Guard guard) {
        List<Guard> parts =
                guard instanceof Guard.All all ? all.parts() : guard instanceof Guard.Any any ? any.parts() : List.of();
        if (parts.size() == 1) {
            return single(parts.get(0));
        }
        boolean several = guard instanceof Guard.All || guard instanceof Guard.Any;
        return several ? "(" + of(guard) + ")" : of(guard);
    }

    private static String test(Test test) {
        if (test instanceof Test.Exists) {
            return "exists";
        } else if (test instanceof Test.Equal equal) {
            return "== " + Source.constant(equal.constant());
        } else if (test instanceof Test.Below below) {
            return (below.orEqual() ? "<= " : "< ") + Source.constant(below.bound());
        } else if (test instanceof Test.Above above) {
            return (above.orEqual() ? ">= " : "> ") + Source.constant(above.bound());
        } else if (test instanceof Test.Matches matches) {
            String source = matches.regex().source();
            int blank = source.indexOf(' ');
            String word = source.substring(0, blank);
            return (word.equals("matches") ? "~" : word) + " " + Source.constant(source.substring(blank + 1));
        }
        throw new IllegalStateException("Bug: a test of no kind");
    }
}
