package io.sillage.analyzer.traffic;

import io.sillage.analyzer.framing.Message;
import io.sillage.analyzer.framing.RedisFramer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Redis commands and their replies, pipelined or not. */
final class RedisDialogue extends Dialogue {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private record Command(String name, long endNanos) {}

    private final Questions<Command> commands = new Questions<>();
    private final RedisAnswers answers = new RedisAnswers();

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
        String[] words = BLANKS.split(command.text().strip().toUpperCase(Locale.ROOT));
        String name = words[0];
        switch (answers.to(words)) {
            case NONE -> {}
            case ONE -> commands.ask(new Command(name, span.endNanos()));
            case MANY -> commands.distrust();
        }
        tell(true, new Draft("command").text("db.operation.name", name).span(span));
    }

    @Override
    void answered(Message message) {
        if (!(message instanceof Message.Redis reply)) {
            return;
        }
        Span span = ended(false);
        if (reply.type() == '>') {
            answers.pushed();
            tell(false, new Draft("push").span(span));
            return;
        }
        Draft draft = new Draft("reply");
        Command command = commands.first();
        if (command != null) {
            draft.text("db.operation.name", command.name());
        }
        draft.text("error.type", error(reply)).span(span);
        if (command != null) {
            draft.latency(command.endNanos(), span);
            commands.answered();
            if (command.name().equals("HELLO")) {
                answers.greeted(reply.type());
            } else if (command.name().equals("RESET")) {
                answers.reset();
            }
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
