package io.sillage.weaver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes out of a command line what looks like a secret, before it leaves the process. */
final class Redaction {
    static final String REDACTED = "[redacted]";

    private static final List<String> SECRETS = List.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "secret",
            "token",
            "credential",
            "apikey",
            "api-key",
            "api_key",
            "accesskey",
            "access-key",
            "access_key",
            "privatekey",
            "private-key",
            "private_key",
            "authorization",
            "jaas.config");

    private Redaction() {}

    static List<String> redact(List<String> arguments) {
        List<String> safe = new ArrayList<>(arguments.size());
        boolean valueFollows = false;
        for (String argument : arguments) {
            safe.add(valueFollows && !argument.startsWith("-") ? REDACTED : redact(argument));
            valueFollows = argument.startsWith("-") && separator(argument) < 0 && isSecret(argument);
        }
        return safe;
    }

    private static String redact(String argument) {
        int separator = separator(argument);
        if (separator > 0 && isSecret(argument.substring(0, separator))) {
            return argument.substring(0, separator + 1) + REDACTED;
        }
        return urls(queries(argument));
    }

    /** {@code name=value}; {@code name:value} only behind a dash, a URL has colons too. */
    private static int separator(String argument) {
        int equals = argument.indexOf('=');
        int colon = argument.startsWith("-") ? argument.indexOf(':') : -1;
        return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String secret : SECRETS) {
            if (lower.contains(secret)) {
                return true;
            }
        }
        return false;
    }

    /** {@code scheme://user:password@host} */
    private static String urls(String argument) {
        int scheme = argument.indexOf("://");
        if (scheme < 0) {
            return argument;
        }
        int start = scheme + 3;
        int end = start;
        while (end < argument.length() && "/?# ".indexOf(argument.charAt(end)) < 0) {
            end++;
        }
        int at = argument.lastIndexOf('@', end - 1);
        int colon = at < start ? -1 : argument.indexOf(':', start);
        String head = colon < 0 || colon > at
                ? argument.substring(0, end)
                : argument.substring(0, colon + 1) + REDACTED + argument.substring(at, end);
        return head + urls(argument.substring(end));
    }

    /** {@code ?password=…&token=…}, {@code ;password=…} and the like within one argument. */
    private static String queries(String argument) {
        StringBuilder out = new StringBuilder(argument.length());
        int start = 0;
        for (int i = 0; i <= argument.length(); i++) {
            if (i == argument.length() || "?&;, \n".indexOf(argument.charAt(i)) >= 0) {
                String part = argument.substring(start, i);
                int equals = part.indexOf('=');
                boolean secret = equals > 0 && isSecret(part.substring(0, equals));
                out.append(secret ? part.substring(0, equals + 1) + REDACTED : part);
                if (i < argument.length()) {
                    out.append(argument.charAt(i));
                }
                start = i + 1;
            }
        }
        return out.toString();
    }
}
