package io.sillage.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Whoever read our results (say, {@code head}) has had enough: no error, only the end. */
final class ReaderGone extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    ReaderGone(IOException cause) {
        super(cause);
    }
}
