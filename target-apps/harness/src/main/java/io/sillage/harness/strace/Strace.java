package io.sillage.harness.strace;

import io.sillage.harness.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Runs a program under strace, as the same process and with the same signals as without (option -D).
 *
 * <p>strace outlives the program a little. It writes into a named pipe, whose end says that it has written all.
 */
public final class Strace {
    private static final String CALLS =
            "trace=%network,read,write,readv,writev,sendfile,close,dup,dup2,dup3," + "clone,clone3,fork,vfork";

    private final Path pipe;
    private final Path trace;
    private final Thread copier = new Thread(this::copy, "strace");

    /** The directory must be new or empty; the trace stays in it for who wants to read it after a failure. */
    public Strace(Path directory) {
        pipe = directory.resolve("strace.pipe");
        trace = directory.resolve("strace.txt");
        Command.of("mkfifo", pipe).run().expect(0);
        copier.setDaemon(true);
        copier.start();
    }

    public List<String> words(Path program) {
        return List.of(
                "strace",
                "-D",
                "-f",
                "--seccomp-bpf",
                "-q",
                "-s",
                "0",
                "-e",
                "signal=none",
                "-e",
                CALLS,
                "-o",
                pipe.toString(),
                program.toString());
    }

    /** Writes a program of the same name that starts the real one traced: who starts it can't tell the difference. */
    public Path wrap(Path program) {
        Path wrapper = trace.resolveSibling(program.getFileName());
        try {
            Files.writeString(wrapper, "#!/bin/sh\nexec " + String.join(" ", words(program)) + " \"$@\"\n");
            Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return wrapper;
    }

    /** To be called after the program's end. */
    public List<TcpConnection> connections() throws InterruptedException {
        copier.join(Command.PATIENCE.toMillis());
        if (copier.isAlive()) {
            throw new AssertionError("strace has not ended: " + trace);
        }
        return TcpConnection.join(TraceReader.read(trace));
    }

    private void copy() {
        try (InputStream in = Files.newInputStream(pipe);
                OutputStream out = Files.newOutputStream(trace)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
