package io.sillage.event;

import java.util.HashMap;
import java.util.Map;

/** Every event kind, with its name in JSON and its code on the wire. Codes are never reused; all are below 64. */
public enum Kind {
    PROCESS_START(16, "process.start", ProcessStarted::read),
    PROCESS_END(17, "process.end", ProcessEnded::read),
    AGENT_STATUS(18, "agent.status", AgentStatus::read),
    CLOCK(19, "clock", ClockRead::read),
    LOSS(20, "loss", Loss::read),
    METHOD_ENTER(21, "method.enter", MethodEntered::read),
    METHOD_EXIT(22, "method.exit", MethodExited::read),
    SOCKET_CONNECT(24, "socket.connect", SocketConnected::read),
    SOCKET_ACCEPT(25, "socket.accept", SocketAccepted::read),
    SOCKET_READ(26, "socket.read", SocketRead::read),
    SOCKET_WRITE(27, "socket.write", SocketWritten::read),
    SOCKET_SHUTDOWN(28, "socket.shutdown", SocketShutdown::read),
    SOCKET_CLOSE(29, "socket.close", SocketClosed::read),
    LOG(32, "log", Logged::read),
    JFR_SAMPLE(36, "jfr.sample", JfrSampled::read),
    IOSTAT_CPU(40, "iostat.cpu", IostatCpu::read),
    IOSTAT_DEVICE(41, "iostat.device", IostatDevice::read),
    NET_STATE(44, "net.state", NetStateChanged::read),
    NET_IO(45, "net.io", NetTransferred::read),
    MESSAGE(46, "message", MessageSent::read);

    private static final @Nullable Kind[] BY_CODE = new Kind[64];
    private static final Map<String, Kind> BY_NAME = new HashMap<>();

    static {
        for (Kind kind : values()) {
            BY_CODE[kind.code] = kind;
            BY_NAME.put(kind.jsonName, kind);
        }
    }

    private final int code;
    private final String jsonName;
    private final Reader reader;

    Kind(int code, String jsonName, Reader reader) {
        this.code = code;
        this.jsonName = jsonName;
        this.reader = reader;
    }

    /** The code on the wire, 16 to 63. */
    public int code() {
        return code;
    }

    /** The name in JSON, such as {@code socket.read}. */
    public String jsonName() {
        return jsonName;
    }

    /** The kind of that code, or null for one that a later version wrote. */
    static @Nullable Kind ofCode(long code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[(int) code] : null;
    }

    /** The kind of that JSON name, or null. */
    public static @Nullable Kind ofName(String jsonName) {
        return BY_NAME.get(jsonName);
    }

    Event read(FieldReader in) {
        return reader.read(in);
    }

    private interface Reader {
        Event read(FieldReader in);
    }
}
