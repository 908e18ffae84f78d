package io.sillage.collector.probe;

import java.util.List;
import java.util.Map;

/**
 * A tool of the host and how to read it.
 *
 * @param source the events' source
 * @param arguments the command line
 * @param environment what is added to ours
 * @param remedy what to do when there is no such tool
 */
public record ProbeCommand(
        String source, List<String> arguments, Map<String, String> environment, String remedy, ProbeParser parser) {
    public ProbeCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * The times in ISO format and numbers with a point, whatever the user's locale; without the report since boot; one
     * report a second.
     */
    public static ProbeCommand iostat() {
        return new ProbeCommand(
                "iostat",
                List.of("iostat", "-y", "-x", "-t", "-o", "JSON", "1"),
                Map.of("S_TIME_FORMAT", "ISO", "LC_ALL", "C"),
                "apt-get install sysstat",
                IostatParser::parse);
    }
}
