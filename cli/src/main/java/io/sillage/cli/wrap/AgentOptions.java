package io.sillage.cli.wrap;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the agent is told.
 *
 * @param agentJar the jar to load
 * @param recording the directory to write into, absolute: the program may change its own
 * @param methods class patterns that replace the agent's own choice; empty for that choice
 * @param service the service's name; null leaves it to the agent
 */
public record AgentOptions(
        Path agentJar,
        Path recording,
        List<String> methods,
        @Nullable String service) {

    /** The java launcher's argument. */
    public String argument() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("recording", recording.toString());
        if (!methods.isEmpty()) {
            options.put("methods", String.join(";", methods));
        }
        if (service != null) {
            options.put("service", service);
        }
        return "-javaagent:" + agentJar + "="
                + options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + encoded(option.getValue()))
                        .collect(Collectors.joining(","));
    }

    /** The same for JAVA_TOOL_OPTIONS, after what is there already. The JVM splits it at blanks, quotes protect them. */
    public String appendedTo(@Nullable String toolOptions) {
        String argument = argument();
        if (argument.chars().anyMatch(Character::isWhitespace)) {
            argument = '"' + argument + '"';
        }
        return toolOptions == null || toolOptions.isBlank() ? argument : toolOptions + " " + argument;
    }

    /** All that means something to the options' syntax, to the JVM's word splitting or to a line. */
    private static String encoded(String value) {
        StringBuilder text = new StringBuilder();
        for (char c : value.toCharArray()) {
            if (",=%\"'".indexOf(c) >= 0 || c < ' ') {
                text.append(String.format("%%%02X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
