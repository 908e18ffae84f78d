package io.sillage.harness.strace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of descriptors: which of them is which end of which TCP connection, and what went through it.
 *
 * <p>A descriptor is free again when its close is entered, since another thread may get its number before the close
 * returns; a call's bytes belong to what the descriptor was when the call was entered. What a child inherits is not
 * followed: it gets an empty table.
 */
final class Descriptors {
    private static final Set<String> IN = Set.of("read", "readv", "recvfrom", "recvmsg");
    private static final Set<String> OUT = Set.of("write", "writev", "sendto", "sendmsg", "sendfile");
    private static final Set<String> NOT_COUNTED = Set.of("recvmmsg", "sendmmsg", "splice");

    private final Processes processes;
    private final Map<Integer, Map<Integer, TcpEndpoint>> tables = new HashMap<>();
    private final Map<Integer, TcpEndpoint> meant = new HashMap<>();
    private final List<TcpEndpoint> all = new ArrayList<>();

    Descriptors(Processes processes) {
        this.processes = processes;
    }

    List<TcpEndpoint> endpoints() {
        return all.stream().filter(TcpEndpoint::wasConnected).toList();
    }

    void entered(Syscall call) {
        Map<Integer, TcpEndpoint> table = table(call);
        remember(call, table.get(call.descriptor()));
        if (call.name().equals("close")) {
            table.remove(call.descriptor());
        }
        if (call.name().equals("dup2") || call.name().equals("dup3")) {
            table.remove(call.argument(1));
        }
    }

    private void remember(Syscall call, @Nullable TcpEndpoint endpoint) {
        if (endpoint == null) {
            meant.remove(call.thread());
        } else {
            meant.put(call.thread(), endpoint);
        }
    }

    void returned(Syscall call) {
        TcpEndpoint endpoint = meant.remove(call.thread());
        if (call.name().equals("socket")) {
            opened(call);
        } else if (endpoint != null) {
            happened(call, endpoint);
        }
    }

    private void opened(Syscall call) {
        if (call.succeeded() && call.has("AF_INET") && call.has("SOCK_STREAM")) {
            put(call, new TcpEndpoint());
        }
    }

    private void happened(Syscall call, TcpEndpoint endpoint) {
        if (NOT_COUNTED.contains(call.name())) {
            throw new IllegalArgumentException("a call on a TCP socket that is not counted yet: " + call);
        }
        if (IN.contains(call.name()) && call.succeeded() && !call.has("MSG_PEEK")) {
            endpoint.received(call.result());
        } else if (OUT.contains(call.name()) && call.succeeded()) {
            endpoint.sent(call.result());
        } else if (call.name().startsWith("dup") && call.succeeded()) {
            table(call).put((int) call.result(), endpoint);
        } else {
            named(call, endpoint);
        }
    }

    private void named(Syscall call, TcpEndpoint endpoint) {
        switch (call.name()) {
            case "accept", "accept4" -> {
                if (call.succeeded()) {
                    put(call, endpoint.accepted(Address.in(call.arguments())));
                }
            }
            case "connect" -> {
                if (call.succeeded() || call.result() == -1) {
                    endpoint.connecting(Address.in(call.arguments()), call.succeeded());
                }
            }
            case "bind", "getsockname" -> {
                if (call.succeeded()) {
                    endpoint.local(Address.in(call.arguments()));
                }
            }
            case "getsockopt" -> {
                if (call.has("SO_ERROR, [0]")) {
                    endpoint.connected();
                }
            }
            default -> {}
        }
    }

    private void put(Syscall call, TcpEndpoint endpoint) {
        table(call).put((int) call.result(), endpoint);
        all.add(endpoint);
    }

    private Map<Integer, TcpEndpoint> table(Syscall call) {
        return tables.computeIfAbsent(processes.table(call.thread()), id -> new HashMap<>());
    }
}
