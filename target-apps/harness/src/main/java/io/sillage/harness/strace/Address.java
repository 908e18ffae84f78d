package io.sillage.harness.strace;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IP address and a port; an IPv4 address is written as one even where it was mapped into IPv6. */
public record Address(String host, int port) {
    static final Address UNKNOWN = new Address("", 0);

    private static final Pattern PORT = Pattern.compile("sin6?_port=htons\\((\\d+)\\)");
    private static final Pattern V4 = Pattern.compile("inet_addr\\(\"([^\"]+)\"\\)");
    private static final Pattern V6 = Pattern.compile("inet_pton\\(AF_INET6, \"([^\"]+)\"");

    /** From any way to write the host as numbers. */
    public static Address of(String host, int port) {
        try {
            // Java turns mapped addresses into IPv4 and writes every IPv6 address one way.
            return new Address(InetAddress.getByName(host).getHostAddress(), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + host, e);
        }
    }

    static Address in(String arguments) {
        Matcher port = PORT.matcher(arguments);
        Matcher host = V4.matcher(arguments);
        if (!host.find()) {
            host = V6.matcher(arguments);
            if (!host.find()) {
                return UNKNOWN;
            }
        }
        return port.find() ? of(host.group(1), Integer.parseInt(port.group(1))) : UNKNOWN;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
