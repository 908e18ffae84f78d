package io.sillage.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Standard output: results, in UTF-8, and nothing else. Unlike {@link java.io.PrintStream} it notices a closed pipe. */
final class Results extends Writer {
    private final Writer out;

    Results(OutputStream stream) {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
    }

    void line(CharSequence text) {
        try {
            out.append(text).append('\n');
        } catch (IOException e) {
            throw new ReaderGone(e);
        }
    }

    @Override
    public void write(char[] text, int from, int length) {
        try {
            out.write(text, from, length);
        } catch (IOException e) {
            throw new ReaderGone(e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new ReaderGone(e);
        }
    }

    @Override
    public void close() {
        flush();
    }
}
