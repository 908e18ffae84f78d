package io.sillage.harness;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a process ended, and all that it printed. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Finished(List<String> words, int exitCode, byte[] stdout, byte[] stderr) {

    public String out() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    public String err() {
        return new String(stderr, StandardCharsets.UTF_8);
    }

    /** Fails with everything that the process printed. */
    public Finished expect(int code) {
        if (exitCode != code) {
            throw new AssertionError("exit code " + exitCode + ", expected " + code + "\n" + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return String.join(" ", words) + "\nexit code " + exitCode + "\nstdout: " + last(out()) + "\nstderr: "
                + last(err());
    }

    private static String last(String text) {
        int most = 4000;
        return text.length() <= most ? text : "… " + text.substring(text.length() - most);
    }
}
