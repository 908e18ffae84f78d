package io.sillage.weaver;

import io.sillage.event.ProcessStarted;
import io.sillage.recorder.Outputs;
import io.sillage.recorder.Recorder;
import io.sillage.recorder.RecorderSettings;
import io.sillage.recorder.Sockets;
import io.sillage.weaver.advice.JdkWeaver;
import io.sillage.weaver.advice.MethodWeaver;
import io.sillage.weaver.advice.WeaveCounts;
import io.sillage.weaver.choice.Choice;
import io.sillage.weaver.choice.MethodPatterns;
import io.sillage.weaver.choice.OwnPackages;
import io.sillage.weaver.premain.AgentOptions;
import io.sillage.weaver.premain.Jvm;
import io.sillage.weaver.premain.Launch;
import io.sillage.weaver.premain.StandDown;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Enters a JVM of Java 17 or later, before {@code main}. No lambda and no java.nio.file on this path: start-up counts. */
public final class Weaver implements BiConsumer<AgentOptions, Instrumentation> {
    /** Left free, unless that is more than a twentieth of the disk. */
    private static final long FLOOR_BYTES = 256L << 20;

    @Override
    public void accept(AgentOptions options, Instrumentation instrumentation) {
        long beganNanos = System.nanoTime();
        if (Weaver.class.getClassLoader() != null) {
            throw new StandDown("the agent's jar was renamed; call it sillage-agent.jar again");
        }
        preload();
        Modules.open(instrumentation);
        Launch launch = Launch.current();
        start(settings(options));
        Recorder.record(started(launch), Recorder.currentThread());

        WeaveCounts counts = new WeaveCounts();
        JdkWeaver jdk = jdkWeaver(options);
        Choice choice = choice(options, launch);
        MethodWeaver methods = new MethodWeaver(internalName(Recorder.class), new MethodIds(), counts);
        Transformer transformer = new Transformer(choice, methods, jdk, counts);
        instrumentation.addTransformer(transformer, true);
        retransform(instrumentation, jdk, transformer);

        Status status = new Status(options, choice, jdk, counts, transformer, beganNanos);
        status.premainTook(System.nanoTime() - beganNanos);
        Background.start(options, instrumentation, jdk, status);
        Ending.register(status, beganNanos);
    }

    /** Classes that the record path needs inside of other classes' loading (ClassCircularityError otherwise). */
    private static void preload() {
        try {
            Class.forName("java.util.concurrent.ThreadLocalRandom");
            Class.forName("java.lang.invoke.MethodHandle$1");
        } catch (ClassNotFoundException | LinkageError e) {
            // a JDK without them has no need of them
        }
    }

    private static RecorderSettings settings(AgentOptions options) {
        String recording = options.get("recording");
        if (recording == null || recording.isEmpty()) {
            throw new StandDown("no recording=DIRECTORY among the agent's options");
        }
        File directory = new File(recording);
        long floorBytes = Math.min(FLOOR_BYTES, directory.getTotalSpace() / 20);
        return new RecorderSettings(
                directory,
                Jvm.pid(),
                System.currentTimeMillis(),
                Jvm.host(),
                Launch.serviceName(options),
                Container.id(),
                options.number("floorBytes", floorBytes));
    }

    private static void start(RecorderSettings settings) {
        try {
            Recorder.start(settings, new Chores());
        } catch (IOException | SecurityException e) {
            throw new StandDown("cannot record: " + e.getMessage());
        }
    }

    private static ProcessStarted started(Launch launch) {
        return new ProcessStarted(
                Redaction.redact(CommandLine.current()),
                launch.jar != null ? launch.jar : launch.sourceFile != null ? launch.sourceFile : launch.mainClass,
                System.getProperty("java.vm.version", "?"),
                System.getProperty("java.vm.name", "?"));
    }

    private static JdkWeaver jdkWeaver(AgentOptions options) {
        JdkWeaver jdk = new JdkWeaver();
        if (options.isOn("sockets", true)) {
            Sockets.resolveWith(new OsAddresses());
            jdk.sockets(internalName(Sockets.class));
        }
        if (options.isOn("stdout", true)) {
            jdk.outputs(internalName(Outputs.class));
        }
        return jdk;
    }

    private static Choice choice(AgentOptions options, Launch launch) {
        String patterns = options.get("methods");
        return patterns == null || patterns.isEmpty() ? OwnPackages.of(launch) : MethodPatterns.parse(patterns);
    }

    /** Most of the JDK's classes that we weave load later and are woven then. */
    private static void retransform(Instrumentation instrumentation, JdkWeaver jdk, Transformer transformer) {
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getClassLoader() == null && jdk.takes(type.getName().replace('.', '/'))) {
                loaded.add(type);
            }
        }
        for (Class<?> type : loaded) {
            try {
                instrumentation.retransformClasses(type);
            } catch (UnmodifiableClassException | LinkageError e) {
                transformer.failed(type.getName(), e);
            }
        }
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
