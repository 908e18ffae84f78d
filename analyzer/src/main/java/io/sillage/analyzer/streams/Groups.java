package io.sillage.analyzer.streams;

import io.sillage.analyzer.language.Program;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Names those who do the same work. */
public final class Groups {
    /** Raised wherever what is kept in stores changes its form. */
    private static final String FORM = "6";

    /** The name begins those of topics, which have at most 249 characters, and a transducer's name and ours follow. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,120}");

    private Groups() {}

    /** Whether a group can be called so. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * What differs wherever what is kept for slices would have another meaning: another program, another version of ours.
     *
     * @param text of the files
     */
    public static String fingerprint(String text, List<Program> programs, String version) {
        StringBuilder all =
                new StringBuilder(version).append(' ').append(FORM).append('\n').append(text);
        programs.forEach(program ->
                all.append('\n').append(program.name()).append(program.fields()).append(program.keyFields()));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Bug: every JDK has SHA-256", e);
        }
    }

    /** The group of whoever does not name one: another one for other programs. */
    public static String of(String prefix, String fingerprint) {
        return prefix + "-sillage-" + fingerprint;
    }
}
