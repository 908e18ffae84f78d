package io.sillage.analyzer.streams;

import io.sillage.analyzer.language.Program;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names those who do the same work. */
public final class Groups {
    /** Raised wherever what is kept in stores changes its form. */
    private static final String FORM = "5";

    private Groups() {}

    /**
     * A group that differs wherever what is kept for slices would have another meaning: another program, another version
     * of ours.
     *
     * @param text of the files
     */
    public static String of(String prefix, String text, List<Program> programs, String version) {
        StringBuilder all =
                new StringBuilder(version).append(' ').append(FORM).append('\n').append(text);
        programs.forEach(program ->
                all.append('\n').append(program.name()).append(program.fields()).append(program.keyFields()));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return prefix + "-sillage-" + HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Bug: every JDK has SHA-256", e);
        }
    }
}
