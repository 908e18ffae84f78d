package io.sillage.weaver.premain;

import java.lang.instrument.Instrumentation;

/** Compiled for Java 8: every JVM can load it, and an old one stands down instead of failing to start. */
public final class Premain {

    private Premain() {}

    public static void premain(String options, Instrumentation instrumentation) {}
}
