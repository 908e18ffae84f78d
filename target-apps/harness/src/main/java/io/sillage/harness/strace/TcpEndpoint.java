package io.sillage.harness.strace;

/** One program's end of a TCP connection, or a listening socket, or one that never came to anything. */
final class TcpEndpoint {
    private Address local = Address.UNKNOWN;
    private Address peer = Address.UNKNOWN;
    private boolean responder;
    private boolean connected;
    private long received;
    private long sent;

    TcpEndpoint accepted(Address from) {
        TcpEndpoint endpoint = new TcpEndpoint();
        endpoint.local = local;
        endpoint.peer = from;
        endpoint.responder = true;
        endpoint.connected = true;
        return endpoint;
    }

    void connecting(Address to, boolean done) {
        peer = to;
        connected |= done;
    }

    /** An asynchronous connect has been found to have worked. */
    void connected() {
        connected |= !peer.equals(Address.UNKNOWN);
    }

    void local(Address address) {
        local = address;
    }

    void received(long bytes) {
        received += bytes;
    }

    void sent(long bytes) {
        sent += bytes;
    }

    boolean wasConnected() {
        return connected;
    }

    boolean responder() {
        return responder;
    }

    Address originator() {
        return responder ? peer : local;
    }

    Address target() {
        return responder ? local : peer;
    }

    long received() {
        return received;
    }

    long sent() {
        return sent;
    }
}
