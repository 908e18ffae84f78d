package io.sillage.analyzer.flow;

import io.sillage.analyzer.capture.AddressText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses in one spelling, so that both ends of a connection name each other alike. */
public final class Address {
    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern NEARLY_V4 = Pattern.compile("[0-9.]+");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private Address() {}

    /** An IPv6 address without its zone, an IPv4-mapped one as IPv4; a path as it is; an empty one is none. */
    public static @Nullable String normal(@Nullable String address) {
        if (address == null || address.isEmpty()) {
            return null;
        }
        byte[] bytes = bytes(address);
        if (bytes == null) {
            return address;
        }
        return AddressText.of(bytes);
    }

    /** Whether somebody means an address and has not written one. */
    public static boolean isBroken(String text) {
        return bytes(text) == null
                && (NEARLY_V4.matcher(text).matches() || V6.matcher(text).matches());
    }

    /** Its 4 or 16 bytes, null for a path or a name. */
    public static byte @Nullable [] bytes(String address) {
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
}
