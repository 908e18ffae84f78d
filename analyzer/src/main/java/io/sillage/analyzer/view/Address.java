package io.sillage.analyzer.view;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses in one spelling, so that both ends of a connection name each other alike. */
final class Address {
    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private Address() {}

    /** An IPv6 address without its zone, an IPv4-mapped one as IPv4; a path as it is; an empty one is none. */
    static @Nullable String normal(@Nullable String address) {
        if (address == null || address.isEmpty()) {
            return null;
        }
        byte[] bytes = bytes(address);
        if (bytes == null) {
            return address;
        }
        return bytes.length == 4 ? v4(bytes) : v6(bytes);
    }

    /** Its 4 or 16 bytes, null for a path or a name. */
    static byte @Nullable [] bytes(String address) {
        int zone = address.indexOf('%');
        String plain = zone < 0 ? address : address.substring(0, zone);
        if (!V4.matcher(plain).matches() && !V6.matcher(plain).matches()) {
            return null;
        }
        try {
            // Only digits: this asks no name server, and makes IPv4 of IPv4-mapped addresses.
            return InetAddress.getByName(plain).getAddress();
        } catch (UnknownHostException notNumeric) {
            return null;
        }
    }

    /** Of 4 or 16 bytes. */
    static String text(byte[] bytes) {
        return bytes.length == 4 ? v4(bytes) : v6(bytes);
    }

    private static String v4(byte[] bytes) {
        return (bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + "." + (bytes[3] & 255);
    }

    /** RFC 5952: the longest run of zeros is left out. */
    private static String v6(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes[2 * i] & 255) << 8 | bytes[2 * i + 1] & 255;
        }
        int from = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                from = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == from) {
                text.append("::");
                i += length - 1;
                continue;
            }
            text.append(text.length() == 0 || text.charAt(text.length() - 1) == ':' ? "" : ":")
                    .append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
