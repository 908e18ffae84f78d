package io.sillage.cli.doctor;

/**
 * One line of the doctor's.
 *
 * @param subject what was tried
 * @param words what happened
 * @param remedy the command or step that mends it; empty where nothing is to mend
 */
public record Finding(String subject, Health health, String words, String remedy) {

    /** How it stands: whether it works, works in part, or stops a recording. */
    public enum Health {
        WORKS,
        LIMITED,
        BROKEN
    }

    static Finding works(String subject, String words) {
        return new Finding(subject, Health.WORKS, words, "");
    }

    static Finding limited(String subject, String words, String remedy) {
        return new Finding(subject, Health.LIMITED, words, remedy);
    }

    static Finding broken(String subject, String words, String remedy) {
        return new Finding(subject, Health.BROKEN, words, remedy);
    }
}
