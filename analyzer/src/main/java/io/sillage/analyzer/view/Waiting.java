package io.sillage.analyzer.view;

import io.sillage.event.JfrSampled;
import java.util.Set;

/**
 * JFR samples threads that are in native code without knowing whether they run or wait there. These methods of the JDK
 * mostly wait, so a sample in them is no evidence of a running processor.
 */
final class Waiting {
    private static final String IN_NATIVE = "STATE_IN_NATIVE";

    private static final Set<String> METHODS = Set.of(
            "java.io.FileInputStream.read0",
            "java.io.FileInputStream.readBytes",
            "java.io.UnixFileSystem.getSpace0",
            "java.lang.Object.wait",
            "java.lang.Object.wait0",
            "java.lang.ProcessHandleImpl.waitForProcessExit0",
            "java.lang.Thread.sleep",
            "java.lang.Thread.sleep0",
            "java.lang.Thread.sleepNanos0",
            "java.lang.ref.Reference.waitForReferencePendingList",
            "jdk.internal.misc.Unsafe.park",
            "sun.nio.ch.EPoll.wait",
            "sun.nio.ch.Net.accept",
            "sun.nio.ch.Net.connect0",
            "sun.nio.ch.Net.poll",
            "sun.nio.ch.Net.pollConnect",
            "sun.nio.ch.SocketDispatcher.read0",
            "sun.nio.ch.SocketDispatcher.readv0",
            "sun.nio.ch.UnixDomainSockets.accept0",
            "sun.nio.fs.LinuxWatchService.poll");

    private Waiting() {}

    static boolean in(JfrSampled sample) {
        return IN_NATIVE.equals(sample.state())
                && !sample.stack().isEmpty()
                && METHODS.contains(sample.stack().get(0));
    }
}
