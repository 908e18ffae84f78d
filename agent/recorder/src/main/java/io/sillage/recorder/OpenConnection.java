package io.sillage.recorder;

import io.sillage.event.Connection;
import io.sillage.event.Nullable;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/** One end of a connection while this process has it open. Its addresses may become known late. */
public final class OpenConnection {
    private static final AtomicLong COUNT = new AtomicLong();

    private final long number = COUNT.incrementAndGet();
    private final String transport;
    private final boolean midLife;
    private volatile @Nullable String localAddress;
    private volatile @Nullable String peerAddress;
    private volatile int localPort = -1;
    private volatile int peerPort = -1;

    /** @param midLife true when it was open before anybody looked */
    public OpenConnection(String transport, boolean midLife) {
        this.transport = transport;
        this.midLife = midLife;
    }

    /** Says this end's address, once it is known. Null is ignored. */
    public void local(@Nullable InetSocketAddress address) {
        if (address != null) {
            local(text(address), address.getPort());
        }
    }

    /** Says the other end's address, once it is known. Null is ignored. */
    public void peer(@Nullable InetSocketAddress address) {
        if (address != null) {
            peer(text(address), address.getPort());
        }
    }

    /** This end's numeric address or path; port -1 where there is none. */
    public void local(@Nullable String address, int port) {
        localAddress = address;
        localPort = port;
    }

    /** The other end's numeric address or path; port -1 where there is none. */
    public void peer(@Nullable String address, int port) {
        peerAddress = address;
        peerPort = port;
    }

    long number() {
        return number;
    }

    Connection asOf(String process) {
        return new Connection(process, number, transport, localAddress, localPort, peerAddress, peerPort, midLife);
    }

    /** Numeric, and never a look-up of a name. An IPv6 scope is left out: it is a name of this host. */
    private static String text(InetSocketAddress address) {
        if (address.getAddress() == null) {
            return address.getHostString();
        }
        String numeric = address.getAddress().getHostAddress();
        int scope = numeric.indexOf('%');
        return scope < 0 ? numeric : numeric.substring(0, scope);
    }
}
