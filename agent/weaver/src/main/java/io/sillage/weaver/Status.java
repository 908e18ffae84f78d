package io.sillage.weaver;

import io.sillage.event.AgentStatus;
import io.sillage.recorder.Recorder;
import io.sillage.recorder.Sockets;
import io.sillage.weaver.advice.JdkWeaver;
import io.sillage.weaver.advice.WeaveCounts;
import io.sillage.weaver.choice.Choice;
import io.sillage.weaver.premain.AgentOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the agent says of itself: what is instrumented, what it cost, what failed, what was lost. */
final class Status {
    private final AgentOptions options;
    private final Choice choice;
    private final JdkWeaver jdk;
    private final WeaveCounts counts;
    private final Transformer transformer;
    private final long beganNanos;
    private volatile long premainNanos;
    private volatile String jfr = "off";
    private Map<String, Long> lastSaid = Map.of();

    Status(
            AgentOptions options,
            Choice choice,
            JdkWeaver jdk,
            WeaveCounts counts,
            Transformer transformer,
            long beganNanos) {
        this.options = options;
        this.choice = choice;
        this.jdk = jdk;
        this.counts = counts;
        this.transformer = transformer;
        this.beganNanos = beganNanos;
    }

    void premainTook(long nanos) {
        premainNanos = nanos;
    }

    void jfr(String state) {
        jfr = state;
    }

    /** Nothing when nothing changed since it was last said. */
    synchronized void sayIfChanged() {
        Map<String, Long> now = numbers();
        if (!now.equals(lastSaid)) {
            lastSaid = now;
            Recorder.record(new AgentStatus(state(), reason(), texts(), now), Recorder.currentThread());
        }
    }

    synchronized void say(String state) {
        lastSaid = numbers();
        Map<String, Long> all = new LinkedHashMap<>(lastSaid);
        all.put("uptime_ns", System.nanoTime() - beganNanos);
        Recorder.record(new AgentStatus(state, reason(), texts(), all), Recorder.currentThread());
    }

    private String state() {
        return reason() == null ? "running" : "degraded";
    }

    private @org.jspecify.annotations.Nullable String reason() {
        Set<String> missing = jdk.missing();
        return missing.isEmpty() ? null : "this JDK lacks what we instrument: " + String.join(", ", missing);
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("methods", choice.description());
        texts.put("sockets", options.isOn("sockets", true) ? "on" : "off");
        texts.put("sockets.not_covered", notCovered());
        texts.put("stdout", options.isOn("stdout", true) ? "on" : "off");
        texts.put("jfr", jfr);
        List<String> failures = transformer.failures();
        if (!failures.isEmpty()) {
            texts.put("failures", String.join("; ", failures));
        }
        return texts;
    }

    private static String notCovered() {
        String always = "DatagramChannel, DatagramSocket, native transports";
        boolean plain = System.getProperty("jdk.net.usePlainSocketImpl") != null;
        return plain ? always + ", java.net.Socket (jdk.net.usePlainSocketImpl is set)" : always;
    }

    private Map<String, Long> numbers() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        numbers.put("classes.woven", counts.classesWoven.get());
        numbers.put("classes.too_old", counts.classesTooOld.get());
        numbers.put("classes.too_new", counts.classesTooNew.get());
        numbers.put("classes.out_of_reach", counts.classesOutOfReach.get());
        numbers.put("classes.failed", counts.classesFailed.get());
        numbers.put("methods.woven", counts.methodsWoven.get());
        numbers.put("methods.too_long", counts.methodsTooLong.get());
        numbers.put("jdk.points", (long) jdk.pointsFound());
        numbers.put("jdk.points_missing", (long) jdk.missing().size());
        numbers.put("sockets.open", (long) Sockets.open());
        numbers.put("weaving_ns", counts.nanos.get());
        numbers.put("premain_ns", premainNanos);
        numbers.put("lost", Recorder.lost());
        return numbers;
    }
}
