package io.sillage.analyzer.framing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * The header by which a proxy says for whom it connects (haproxy.org/download/3.0/doc/proxy-protocol.txt); another protocol
 * follows it. Only the client sends one.
 *
 * <pre>
 * version 1   "PROXY " TCP4 or TCP6, source, target, source port, target port CRLF; or UNKNOWN and anything CRLF
 * version 2   0 signature (12 bytes)    12 version (high 4 bits: 2), command: 0 for itself, 1 for a client
 *            13 family (high 4 bits): 1 IPv4, 2 IPv6    14 length (16)    16 source, target, source port, target port; more
 * </pre>
 */
public final class ProxyFramer extends Framer {
    private enum Place {
        FIRST,
        LINE,
        HEAD,
        ADDRESSES
    }

    private static final int MAX_LINE_BYTES = 107;
    private static final int HEAD_BYTES = 15;
    private static final int VERSION_AT = 11;
    private static final int WORDS = 6;

    private Place place = Place.FIRST;
    private int addressBytes;

    private ProxyFramer(Consumer<? super Message> out) {
        super(out);
        askBytes(1);
    }

    public static ProxyFramer ofClient(Consumer<? super Message> out) {
        return new ProxyFramer(out);
    }

    public static ProxyFramer ofServer(Consumer<? super Message> out) {
        ProxyFramer framer = new ProxyFramer(out);
        framer.passAll();
        return framer;
    }

    @Override
    void gathered(ByteBuffer bytes) {
        switch (place) {
            case FIRST -> first(bytes.get());
            case LINE -> line(Texts.whole(bytes));
            case HEAD -> head(bytes);
            case ADDRESSES -> addresses(bytes);
        }
    }

    private void first(byte kind) {
        if (kind == 'P') {
            place = Place.LINE;
            askLine();
        } else {
            place = Place.HEAD;
            askBytes(HEAD_BYTES);
        }
    }

    private void line(String line) {
        String[] words = line.split(" ");
        boolean addresses = words.length == WORDS && words[1].startsWith("TCP") && words[4].matches("\\d{1,5}");
        if (line.length() > MAX_LINE_BYTES || !addresses && (words.length < 2 || !words[1].equals("UNKNOWN"))) {
            broken("no PROXY header of version 1");
        } else if (addresses) {
            end(words[2], Integer.parseInt(words[4]));
        } else {
            end("", 0);
        }
    }

    private void head(ByteBuffer bytes) {
        int version = bytes.get(VERSION_AT) & 0xff;
        int family = bytes.get(VERSION_AT + 1) >>> 4 & 15;
        int length = bytes.getShort(VERSION_AT + 2) & 0xffff;
        boolean forClient = (version & 15) == 1;
        addressBytes = forClient && family == 1 ? 4 : forClient && family == 2 ? 16 : 0;
        if (version >>> 4 != 2 || length < 2 * addressBytes + (addressBytes > 0 ? 4 : 0)) {
            broken("no PROXY header of version 2: version " + (version >>> 4) + ", length " + length);
        } else if (length == 0) {
            end("", 0);
        } else {
            place = Place.ADDRESSES;
            askBytes(length);
        }
    }

    private void addresses(ByteBuffer bytes) {
        if (addressBytes == 0) {
            end("", 0);
            return;
        }
        byte[] source = new byte[addressBytes];
        bytes.get(source);
        end(text(source), bytes.getShort(2 * addressBytes) & 0xffff);
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException("Bug: an address of " + address.length + " bytes", wrongLength);
        }
    }

    private void end(String source, int port) {
        say(new Message.ProxyHeader(source, port));
        passAll();
    }
}
