package io.sillage.event;

/**
 * Who wrote a segment. Stands at the start of each one.
 *
 * <pre>
 *  control code 1
 *  +---------+------+---------+-----+--------+-------------+---------------+
 *  | process | host | service | pid | source | containerId | containerName |   texts; pid is a varint
 *  +---------+------+---------+-----+--------+-------------+---------------+
 * </pre>
 *
 * @param process the name of the writer's folder, {@code PID-STARTMILLIS}
 * @param host the host's name
 * @param service the service's name, absent for the daemon's own probes
 * @param pid the process id as its own name space sees it
 * @param source the stable name that is shown as the coloured prefix, before {@code #n} is added to repeats
 */
public record Origin(
        String process,
        String host,
        @Nullable String service,
        long pid,
        String source,
        @Nullable String containerId,
        @Nullable String containerName) {
    void write(Body out) {
        out.text(process);
        out.text(host);
        out.text(service);
        out.varint(pid);
        out.text(source);
        out.text(containerId);
        out.text(containerName);
    }

    static Origin read(FieldReader in) {
        return new Origin(
                in.requiredText(), in.requiredText(), in.text(), in.varint(), in.requiredText(), in.text(), in.text());
    }
}
