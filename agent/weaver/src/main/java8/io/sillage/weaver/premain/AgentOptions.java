package io.sillage.weaver.premain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The text after {@code -javaagent:sillage-agent.jar=}: {@code key=value,key=value}, values %-encoded. */
public final class AgentOptions {
    private final Map<String, String> values;

    private AgentOptions(Map<String, String> values) {
        this.values = values;
    }

    public static AgentOptions parse(String arguments) {
        Map<String, String> values = new HashMap<>();
        if (arguments != null) {
            int start = 0;
            while (start < arguments.length()) {
                int end = arguments.indexOf(',', start);
                end = end < 0 ? arguments.length() : end;
                int equals = arguments.indexOf('=', start);
                if (equals > start && equals < end) {
                    values.put(arguments.substring(start, equals).trim(), decode(arguments.substring(equals + 1, end)));
                }
                start = end + 1;
            }
        }
        return new AgentOptions(values);
    }

    /** The option's value, or null. */
    public String get(String key) {
        return values.get(key);
    }

    public boolean isOn(String key, boolean otherwise) {
        String value = values.get(key);
        return value == null ? otherwise : !value.equals("off") && !value.equals("false");
    }

    public long number(String key, long otherwise) {
        String value = values.get(key);
        try {
            return value == null ? otherwise : Long.parseLong(value.trim());
        } catch (NumberFormatException e) {
            throw new StandDown("option " + key + " is not a number: \"" + value + "\"; give " + key + "=" + otherwise);
        }
    }

    /** %-decoding by hand: java.net.URLDecoder takes a plus for a blank. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            int high = text.charAt(i) == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                int point = text.codePointAt(i);
                byte[] plain = new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8);
                bytes.write(plain, 0, plain.length);
                i += Character.charCount(point) - 1;
            }
        }
        return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
}
