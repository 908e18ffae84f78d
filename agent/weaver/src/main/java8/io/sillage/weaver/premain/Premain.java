package io.sillage.weaver.premain;

import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;

/**
 * The door of the agent. Compiled for Java 8, so that every JVM can load it and an old one stands down instead of
 * failing to start. It never throws and never prints.
 */
public final class Premain {
    private static boolean entered;

    private Premain() {}

    /** Called by the JVM before {@code main}; a second time when both JAVA_TOOL_OPTIONS and the command line name us. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        try {
            enterOnce(arguments, instrumentation);
        } catch (Throwable t) {
            // the application comes first: whatever is wrong with us, it starts
        }
    }

    private static synchronized void enterOnce(String arguments, Instrumentation instrumentation) {
        if (entered) {
            return;
        }
        AgentOptions options = AgentOptions.parse(arguments);
        if (!options.isOn("tools", false) && Jvm.isTool(Jvm.command())) {
            return;
        }
        entered = true;
        String reason = Jvm.whyNot();
        if (reason == null) {
            reason = start(options, instrumentation);
        }
        if (reason != null) {
            StoodDown.say(options, reason);
        }
    }

    /** By name: the classes behind it need Java 17, this one must not. */
    @SuppressWarnings("unchecked")
    private static String start(AgentOptions options, Instrumentation instrumentation) {
        try {
            Object weaver = Class.forName("io.sillage.weaver.Weaver")
                    .getDeclaredConstructor()
                    .newInstance();
            ((BiConsumer<AgentOptions, Instrumentation>) weaver).accept(options, instrumentation);
            return null;
        } catch (StandDown e) {
            return e.getMessage();
        } catch (Throwable t) {
            return "Bug: the agent failed to start: " + t;
        }
    }
}
