package io.sillage.analyzer.traffic;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes that one side sends: enough of them tell the protocol. Ports are a hint only where bytes leave a doubt,
 * and a wrong guess costs no more than messages that nobody sees: a framer says when bytes make no sense to it.
 */
final class FirstBytes {
    /** Long enough for every protocol to be told. */
    static final int BYTES = 24;

    private static final int HTTP_METHOD = 16;
    private static final int POSTGRES_3_0 = 196_608;
    private static final int POSTGRES_3_2 = 196_610;
    private static final int POSTGRES_CANCEL = 80_877_102;
    private static final int POSTGRES_SSL = 80_877_103;
    private static final int POSTGRES_GSS = 80_877_104;
    private static final int REDIS_PORT = 6379;
    private static final int KAFKA_PORT = 9092;
    private static final int MAX_KAFKA_BYTES = 100 << 20;
    private static final int MAX_KAFKA_KEY = 100;
    private static final int MAX_KAFKA_VERSION = 30;
    private static final int SASL_HANDSHAKE = 17;
    private static final int API_VERSIONS = 18;

    private final byte[] bytes = new byte[BYTES];
    private final boolean orig;
    private final int port;
    private long nanos;
    private int count;
    private boolean open;

    /** @param port of the responder */
    FirstBytes(boolean orig, int port) {
        this.orig = orig;
        this.port = port;
    }

    /** Takes as many as it needs. */
    void add(byte[] source, int from, int to, long atNanos) {
        nanos = count == 0 ? atNanos : nanos;
        int taken = Math.min(to - from, BYTES - count);
        System.arraycopy(source, from, bytes, count, taken);
        count += taken;
    }

    int count() {
        return count;
    }

    /** When the first of them came. */
    long nanos() {
        return nanos;
    }

    /** Those that it took. */
    byte[] taken() {
        return Arrays.copyOf(bytes, count);
    }

    /** What they are; null while there are not enough of them. */
    @Nullable
    Protocol protocol() {
        open = false;
        Protocol protocol = orig ? ofClient() : ofServer();
        return protocol == Protocol.UNKNOWN && open && count < BYTES ? null : protocol;
    }

    private Protocol ofClient() {
        if (tls(1)) {
            return Protocol.TLS;
        }
        if (begins("PROXY ") || begins("\r\n\r\n\0\r\nQUIT\n")) {
            return Protocol.PROXY;
        }
        if (request()) {
            return Protocol.HTTP;
        }
        if (command()) {
            return Protocol.REDIS;
        }
        if (startup()) {
            return Protocol.POSTGRESQL;
        }
        return kafka() ? Protocol.KAFKA : Protocol.UNKNOWN;
    }

    private Protocol ofServer() {
        if (tls(2)) {
            return Protocol.TLS;
        }
        if (begins("HTTP/1.")) {
            return Protocol.HTTP;
        }
        return port == REDIS_PORT && "+-:$*".indexOf(bytes[0]) >= 0 ? Protocol.REDIS : Protocol.UNKNOWN;
    }

    /** A handshake record, and in it a hello of that type. */
    private boolean tls(int hello) {
        byte[] head = {22, 3};
        if (!Arrays.equals(bytes, 0, Math.min(count, 2), head, 0, Math.min(count, 2))) {
            return false;
        }
        open |= count < 6;
        return count >= 6 && bytes[2] <= 4 && bytes[5] == hello;
    }

    private boolean begins(String text) {
        for (int i = 0; i < Math.min(count, text.length()); i++) {
            if (bytes[i] != text.charAt(i)) {
                return false;
            }
        }
        open |= count < text.length();
        return count >= text.length();
    }

    /** A method and a space, and what may follow: a path, an asterisk, an address. HTTP/2 begins otherwise. */
    private boolean request() {
        int at = 0;
        while (at < count
                && at <= HTTP_METHOD
                && (bytes[at] >= 'A' && bytes[at] <= 'Z' || at > 0 && bytes[at] == '-')) {
            at++;
        }
        if (at + 1 >= count) {
            open |= at > 0 && at <= HTTP_METHOD && (at == count || bytes[at] == ' ');
            return false;
        }
        boolean connect = at == 7 && bytes[0] == 'C' && bytes[1] == 'O';
        byte next = bytes[at + 1];
        boolean target = next == '/' || next == 'h' || next == 'H' || next == '*' && bytes[0] == 'O';
        return at >= 3 && bytes[at] == ' ' && (target || connect);
    }

    /** An array of strings; or, on Redis's own port, a line that begins with a letter. */
    private boolean command() {
        if (bytes[0] != '*') {
            return port == REDIS_PORT && Character.isLetter(bytes[0] & 0xff);
        }
        int at = 1;
        while (at < count && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        open |= at + 2 >= count;
        return at > 1 && at + 2 < count && bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '$';
    }

    private boolean startup() {
        if (bytes[0] != 0) {
            return false;
        }
        open |= count < 8;
        int length = number(0, 4);
        int code = number(4, 4);
        boolean known = code == POSTGRES_3_0 || code == POSTGRES_3_2 || code == POSTGRES_CANCEL;
        return count >= 8 && length >= 8 && length <= 10_000 && (known || code == POSTGRES_SSL || code == POSTGRES_GSS);
    }

    /** Its header has no mark, only numbers that must be likely; a client begins by asking for versions or to log in. */
    private boolean kafka() {
        if (bytes[0] < 0 || bytes[0] > MAX_KAFKA_BYTES >>> 24) {
            return false;
        }
        open |= count < 14;
        int key = number(4, 2);
        int client = (short) number(12, 2);
        boolean likely = key <= MAX_KAFKA_KEY && number(6, 2) <= MAX_KAFKA_VERSION && client >= -1;
        boolean usual = key == API_VERSIONS || key == SASL_HANDSHAKE || port == KAFKA_PORT;
        return count >= 14
                && number(0, 4) >= 10 + Math.max(0, client)
                && number(0, 4) <= MAX_KAFKA_BYTES
                && likely
                && usual;
    }

    private int number(int at, int length) {
        int value = 0;
        for (int i = at; i < at + length; i++) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }
}
