package io.sillage.analyzer.capture;

/** An address in the one spelling that all events and views have. */
public final class AddressText {
    private AddressText() {}

    /** Of 4 or 16 bytes. */
    public static String of(byte[] bytes) {
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
