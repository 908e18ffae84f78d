package io.sillage.cli.wrap;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command with the agent put in.
 *
 * @param command its words, the program first
 * @param environment all of its environment
 */
public record Wrapping(List<String> command, Map<String, String> environment) {
    private static final String TOOL_OPTIONS = "JAVA_TOOL_OPTIONS";

    /** The launcher keeps these from our own JVM, and we put them back: each starts with "=" if it was set at all. */
    private static final String KEPT = "SILLAGE_KEPT_";

    /**
     * A java command gets the agent as its first argument, which touches no other JVM and prints nothing. Any other
     * command gets JAVA_TOOL_OPTIONS, and so does a java command whose children are to be covered: once, because the
     * variable reaches the first JVM as well.
     */
    public static Wrapping of(List<String> command, Map<String, String> ours, AgentOptions agent, boolean follow) {
        Map<String, String> environment = restored(ours);
        if (isJava(command) && !follow) {
            List<String> words = new ArrayList<>(command);
            words.add(1, agent.argument());
            return new Wrapping(List.copyOf(words), environment);
        }
        environment.put(TOOL_OPTIONS, agent.appendedTo(environment.get(TOOL_OPTIONS)));
        return new Wrapping(List.copyOf(command), environment);
    }

    static boolean isJava(List<String> command) {
        Path name = Path.of(command.get(0)).getFileName();
        return name != null && name.toString().equals("java");
    }

    private static Map<String, String> restored(Map<String, String> ours) {
        Map<String, String> environment = new LinkedHashMap<>();
        ours.forEach((name, value) -> {
            if (!name.startsWith(KEPT)) {
                environment.put(name, value);
            }
        });
        ours.forEach((name, value) -> {
            if (name.startsWith(KEPT)) {
                String original = name.substring(KEPT.length());
                if (value.startsWith("=")) {
                    environment.put(original, value.substring(1));
                } else {
                    environment.remove(original);
                }
            }
        });
        return environment;
    }
}
