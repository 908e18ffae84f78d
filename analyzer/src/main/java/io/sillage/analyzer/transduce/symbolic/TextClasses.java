package io.sillage.analyzer.transduce.symbolic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the class of a text by a tree of tests: only those are asked whose answer the ones before leave open. Texts that
 * come again are remembered, unless there are too many different ones. Several threads may ask.
 *
 * <pre>
 *   tests    by node from 0: what is asked there
 *   answers  by node: where no leads, and where yes: a node, or a class as -1 - class
 * </pre>
 */
final class TextClasses {
    private static final int MOST_KNOWN = 4096;
    private static final int MOST_KNOWN_CHARS = 256;

    private final List<Test> tests = new ArrayList<>();
    private final List<int[]> answers = new ArrayList<>();
    private final int root;
    private final Map<String, Integer> known = new ConcurrentHashMap<>();
    private volatile boolean remembers = true;

    /** @param examples a text a class, with the class */
    TextClasses(List<Test> tests, Map<String, Integer> examples) {
        root = grow(tests, 0, examples);
    }

    private int grow(List<Test> asked, int from, Map<String, Integer> examples) {
        for (int i = from; i < asked.size(); i++) {
            Test test = asked.get(i);
            Map<String, Integer> yes = where(examples, test, true);
            if (!yes.isEmpty() && yes.size() < examples.size()) {
                int node = tests.size();
                tests.add(test);
                int[] next = new int[2];
                answers.add(next);
                next[0] = grow(asked, i + 1, where(examples, test, false));
                next[1] = grow(asked, i + 1, yes);
                return node;
            }
        }
        return -1 - examples.values().iterator().next();
    }

    private static Map<String, Integer> where(Map<String, Integer> examples, Test test, boolean holds) {
        Map<String, Integer> kept = new LinkedHashMap<>();
        examples.forEach((text, number) -> {
            if (test.holds(text) == holds) {
                kept.put(text, number);
            }
        });
        return kept;
    }

    int of(String text) {
        if (!remembers || text.length() > MOST_KNOWN_CHARS) {
            return find(text);
        }
        Integer before = known.get(text);
        return before == null ? remember(text) : before;
    }

    private int remember(String text) {
        int found = find(text);
        known.put(text, found);
        if (known.size() > MOST_KNOWN) {
            remembers = false;
            known.clear();
        }
        return found;
    }

    private int find(String text) {
        int at = root;
        while (at >= 0) {
            at = answers.get(at)[tests.get(at).holds(text) ? 1 : 0];
        }
        return -1 - at;
    }
}
