package io.sillage.event;

/**
 * One fact about a running program or its host. Each kind is declared once, in its own record: the byte diagram of its
 * body, {@link #write}, a static {@code read} that {@link Kind} names, and {@link #fields}.
 *
 * <p>What is common to all events (time, stream, thread, origin) stands in the {@link Frame} around it.
 */
public sealed interface Event
        permits AgentStatus,
                ClockRead,
                IostatCpu,
                IostatDevice,
                JfrSampled,
                Logged,
                Loss,
                MessageSent,
                MethodEntered,
                MethodExited,
                NetStateChanged,
                NetTransferred,
                ProcessEnded,
                ProcessStarted,
                SocketAccepted,
                SocketClosed,
                SocketConnected,
                SocketRead,
                SocketShutdown,
                SocketWritten {

    Kind kind();

    /** Writes this kind's own fields, in the order of its byte diagram. */
    void write(FieldWriter out);

    /** Tells this kind's own fields. */
    void fields(FieldSink out);
}
