package io.sillage.cli.wrap;

import sun.misc.Signal;

/** The one place that knows how a JVM takes signals into its own hands (jdk.unsupported, for want of anything else). */
public final class Signals {
    private Signals() {}

    /** From now on, that signal runs this instead of ending the JVM. A signal that is ignored stays ignored. */
    public static void on(String name, Runnable reaction) {
        try {
            Signal.handle(new Signal(name), signal -> reaction.run());
        } catch (IllegalArgumentException takenByTheJvm) {
            // -Xrs or a platform without it: then it acts as if we were not there
        }
    }
}
