package io.sillage.event;

import java.util.List;

/**
 * A JVM was entered by the agent.
 *
 * <pre>
 *  +---+--------------+-----------+----------------+-------------+
 *  | n | n x argument | mainClass | runtimeVersion | runtimeName |   arguments are names, the others texts
 *  +---+--------------+-----------+----------------+-------------+
 * </pre>
 *
 * @param commandLine the command line, arguments that look like secrets already redacted
 * @param mainClass the main class, where it is known
 * @param runtimeVersion such as {@code 17.0.15+6}
 * @param runtimeName such as {@code OpenJDK 64-Bit Server VM}
 */
public record ProcessStarted(
        List<String> commandLine, @Nullable String mainClass, String runtimeVersion, String runtimeName)
        implements Event {
    public ProcessStarted {
        commandLine = List.copyOf(commandLine);
    }

    @Override
    public Kind kind() {
        return Kind.PROCESS_START;
    }

    @Override
    public void write(FieldWriter out) {
        out.names(commandLine);
        out.text(mainClass);
        out.text(runtimeVersion);
        out.text(runtimeName);
    }

    static ProcessStarted read(FieldReader in) {
        return new ProcessStarted(in.names(), in.text(), in.requiredText(), in.requiredText());
    }

    @Override
    public void fields(FieldSink out) {
        out.field("process.command_args", commandLine);
        out.field("process.main_class", mainClass);
        out.field("process.runtime.version", runtimeVersion);
        out.field("process.runtime.name", runtimeName);
    }
}
