package io.sillage.harness.strace;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which threads share a table of descriptors. */
final class Processes {
    private static final Pattern CLONE = Pattern.compile("(?:clone3?|fork|vfork)\\((.*)");
    private static final Pattern CHILD = Pattern.compile("(?:<\\.\\.\\. )?(?:clone3?|fork|vfork).*\\)\\s+= (\\d+)");

    private final Map<Integer, Integer> tables = new HashMap<>();
    private final Map<Integer, Boolean> begunShared = new HashMap<>();

    void learn(String thread, String text) {
        int parent = Integer.parseInt(thread);
        Matcher clone = CLONE.matcher(text);
        if (clone.matches()) {
            begunShared.put(parent, clone.group(1).contains("CLONE_FILES"));
        }
        Matcher child = CHILD.matcher(text);
        if (child.matches()) {
            int id = Integer.parseInt(child.group(1));
            tables.put(id, begunShared.getOrDefault(parent, false) ? table(parent) : id);
        }
    }

    /** The id of the first thread of those that share it. */
    int table(int thread) {
        return tables.getOrDefault(thread, thread);
    }
}
