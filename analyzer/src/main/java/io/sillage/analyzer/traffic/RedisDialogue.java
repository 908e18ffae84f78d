package io.sillage.analyzer.traffic;

import io.sillage.analyzer.framing.Message;
import io.sillage.analyzer.framing.RedisFramer;
import java.util.Locale;
import java.util.Set;

/** Redis commands and their replies, pipelined or not. */
final class RedisDialogue extends Dialogue {
    /** After these, replies come that nobody asked for one by one. */
    private static final Set<String> STREAMING =
            Set.of("SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "MONITOR", "SYNC", "PSYNC");

    private record Command(String name, long endNanos) {}

    private final Questions<Command> commands = new Questions<>();

    RedisDialogue(Listener listener) {
        super(Protocol.REDIS, listener, RedisFramer::new, RedisFramer::new);
    }

    @Override
    int waiting() {
        return commands.count();
    }

    @Override
    void asked(Message message) {
        if (!(message instanceof Message.Redis command)) {
            return;
        }
        Span span = ended(true);
        String line = command.text().strip();
        int space = line.indexOf(' ');
        String name = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        if (STREAMING.contains(name)) {
            commands.distrust();
        } else {
            commands.ask(new Command(name, span.endNanos()));
        }
        tell(true, new Draft("command").text("db.operation.name", name).span(span));
    }

    @Override
    void answered(Message message) {
        if (!(message instanceof Message.Redis reply)) {
            return;
        }
        Span span = ended(false);
        boolean asked = reply.type() != '>' && reply.type() != '|';
        Draft draft = new Draft(asked ? "reply" : reply.type() == '>' ? "push" : "attribute");
        Command command = asked ? commands.first() : null;
        if (command != null) {
            draft.text("db.operation.name", command.name());
        }
        draft.text("error.type", error(reply)).span(span);
        if (command != null) {
            draft.latency(command.endNanos(), span);
            commands.answered();
        }
        tell(false, draft);
    }

    /** The first word of an error, such as {@code WRONGTYPE}. */
    private static String error(Message.Redis reply) {
        if (reply.type() != '-') {
            return reply.type() == '!' ? "error" : "";
        }
        int space = reply.text().indexOf(' ');
        return space < 0 ? reply.text() : reply.text().substring(0, space);
    }
}
