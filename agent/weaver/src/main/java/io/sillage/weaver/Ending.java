package io.sillage.weaver;

import io.sillage.event.ProcessEnded;
import io.sillage.recorder.Outputs;
import io.sillage.recorder.Recorder;
import jdk.internal.access.SharedSecrets;

/**
 * The orderly end of the JVM. The application's own shutdown hooks may work for seconds and belong to the recording, so
 * the last word comes after all of them, where the JDK runs its own.
 */
final class Ending implements Runnable {
    /** JDK: 0 console, 1 the application's hooks, 2 files to delete. */
    private static final int FIRST_FREE_SLOT = 3;

    private static final int SLOTS = 10;
    private static final long SAMPLES_MILLIS = 500;

    private final Status status;
    private final long beganNanos;

    private Ending(Status status, long beganNanos) {
        this.status = status;
        this.beganNanos = beganNanos;
    }

    static void register(Status status, long beganNanos) {
        Ending ending = new Ending(status, beganNanos);
        if (!registerLast(ending)) {
            Runtime.getRuntime().addShutdownHook(new Thread(null, ending, "sillage-ending", 0, false));
        }
    }

    private static boolean registerLast(Runnable ending) {
        for (int slot = FIRST_FREE_SLOT; slot < SLOTS; slot++) {
            try {
                SharedSecrets.getJavaLangAccess().registerShutdownHook(slot, true, ending);
                return true;
            } catch (InternalError taken) {
                // by another agent of this kind
            } catch (RuntimeException | LinkageError e) {
                return false;
            }
        }
        return false;
    }

    @Override
    public void run() {
        try {
            Background.finish(SAMPLES_MILLIS);
            Outputs.flush(0);
            Recorder.sayLosses();
            status.say("stopped");
            Recorder.record(new ProcessEnded(System.nanoTime() - beganNanos), Recorder.currentThread());
        } catch (Throwable e) {
            // the JVM ends, with our last word or without
        }
    }
}
