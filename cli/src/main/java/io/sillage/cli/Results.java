package io.sillage.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output: results, in UTF-8, and nothing else. Unlike other print streams it notices when nobody reads. */
final class Results extends PrintStream {
    Results(OutputStream stream) {
        super(new BufferedOutputStream(new Noticing(stream), 1 << 16), false, StandardCharsets.UTF_8);
    }

    void line(CharSequence text) {
        append(text).append('\n');
    }

    /** @param utf8 a line, without its end */
    void line(byte[] utf8) {
        write(utf8, 0, utf8.length);
        write('\n');
    }

    /** A print stream swallows every IOException, so here it becomes another one. */
    private static final class Noticing extends FilterOutputStream {
        Noticing(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw failure(e);
            }
        }

        @Override
        public void flush() {
            try {
                out.flush();
            } catch (IOException e) {
                throw failure(e);
            }
        }

        private static RuntimeException failure(IOException e) {
            String why = String.valueOf(e.getMessage());
            return why.contains("Broken pipe") || why.contains("Connection reset")
                    ? new ReaderGone(e)
                    : Refusal.environment("cannot write results to stdout: " + why + "; is the disk full?");
        }
    }
}
