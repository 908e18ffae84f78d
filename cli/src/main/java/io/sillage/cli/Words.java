package io.sillage.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard error: words for people, each line with our name before it. */
final class Words {
    private final PrintStream stream;

    Words(OutputStream stream) {
        this.stream = new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    void say(String text) {
        stream.print("sillage: " + text + "\n");
        stream.flush();
    }

    /** Text that is no sentence of ours, such as a usage page. */
    void plain(String text) {
        stream.print(text);
        stream.flush();
    }

    void flush() {
        stream.flush();
    }

    PrintStream stream() {
        return stream;
    }
}
