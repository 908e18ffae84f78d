package io.sillage.analyzer.capture;

/** How the checksums of a capture are taken. */
public enum Checksums {
    /**
     * What is wrong is damage, unless hardware was to fill it in; and where more are wrong than right none is looked at.
     */
    AUTO,
    /** What is wrong is damage: {@code zeek -r}. */
    CHECK,
    /** None is looked at: {@code zeek -C}. */
    IGNORE
}
