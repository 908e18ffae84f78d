package io.sillage.cli;

import io.sillage.cli.wrap.AgentOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code run} was asked for, checked.
 *
 * @param command the program and its words
 * @param recording the directory to make, absolute
 * @param shownRecording the same, as a person would type it here
 * @param agent what the agent is told
 * @param follow whether child JVMs are recorded
 * @param quiet whether we say nothing
 */
record RunSettings(
        List<String> command,
        Path recording,
        String shownRecording,
        AgentOptions agent,
        boolean follow,
        boolean quiet) {

    static RunSettings of(
            Surroundings here,
            List<String> command,
            @Nullable String recording,
            @Nullable String methods,
            @Nullable String service,
            boolean follow,
            boolean quiet) {
        List<String> patterns = MethodPatterns.parse(methods);
        Recordings recordings = new Recordings(here.directory());
        Path directory = recordings.fresh(
                recording, CommandName.of(command), here.clock().instant());
        AgentOptions agent = new AgentOptions(AgentJar.beside(here.home()), directory, patterns, service);
        return new RunSettings(List.copyOf(command), directory, recordings.shown(directory), agent, follow, quiet);
    }
}
