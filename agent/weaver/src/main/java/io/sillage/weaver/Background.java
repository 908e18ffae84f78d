package io.sillage.weaver;

import io.sillage.recorder.Recorder;
import io.sillage.weaver.advice.JdkWeaver;
import io.sillage.weaver.jfr.Sampler;
import io.sillage.weaver.premain.AgentOptions;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** Our daemon thread: what need not happen before {@code main}, and the status now and then. */
final class Background implements Runnable {
    /** Leaves the first moments, and programs that last no longer, to the application. */
    private static final long JFR_DELAY_MILLIS = 150;

    private static final long STATUS_MILLIS = 5_000;
    private static volatile @Nullable Sampler sampler;

    private final AgentOptions options;
    private final Instrumentation instrumentation;
    private final JdkWeaver jdk;
    private final Status status;

    private Background(AgentOptions options, Instrumentation instrumentation, JdkWeaver jdk, Status status) {
        this.options = options;
        this.instrumentation = instrumentation;
        this.jdk = jdk;
        this.status = status;
    }

    static void start(AgentOptions options, Instrumentation instrumentation, JdkWeaver jdk, Status status) {
        Thread thread =
                new Thread(null, new Background(options, instrumentation, jdk, status), "sillage-weaver", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    /** JFR's last samples, within that time. */
    static void finish(long millis) {
        Sampler running = sampler;
        if (running != null) {
            running.finish(millis);
        }
    }

    @Override
    public void run() {
        Recorder.muteCurrentThread();
        try {
            loadAhead();
            status.say("started");
            Thread.sleep(JFR_DELAY_MILLIS);
            startJfr();
            while (true) {
                status.sayIfChanged();
                Thread.sleep(STATUS_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Weaves the JDK's classes now rather than at the first connection, and so knows whether all points are there. */
    private void loadAhead() {
        for (String name : jdk.classNames()) {
            try {
                Class.forName(name, false, null);
            } catch (ClassNotFoundException | LinkageError e) {
                // of another JDK version; what is missing is found out point by point
            }
        }
    }

    private void startJfr() {
        if (!options.isOn("jfr", true)) {
            return;
        }
        Module jfr = ModuleLayer.boot().findModule("jdk.jfr").orElse(null);
        if (jfr == null) {
            status.jfr("off: the module jdk.jfr is not there; add it with --add-modules jdk.jfr");
            return;
        }
        try {
            Modules.export(instrumentation, jfr, "jdk.jfr.internal");
            sampler = Sampler.start();
            status.jfr("on");
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            status.jfr("off: " + e);
        }
    }
}
