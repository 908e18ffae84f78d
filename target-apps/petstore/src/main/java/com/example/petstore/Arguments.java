package com.example.petstore;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code --name value} pairs. */
public final class Arguments {
    private final Map<String, String> values = new HashMap<>();

    public Arguments(String[] args, String... known) {
        List<String> names = Arrays.asList(known);
        for (int i = 0; i < args.length; i += 2) {
            if (!names.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("cannot use '" + args[i] + "'; known, each with a value: " + names);
            }
            values.put(args[i], args[i + 1]);
        }
    }

    public int number(String name, int otherwise) {
        return Integer.parseInt(values.getOrDefault(name, Integer.toString(otherwise)));
    }

    /** Loopback unless a host is named: {@code 8080} or {@code host:8080}. */
    public InetSocketAddress address(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("needed: " + name + " HOST:PORT");
        }
        int colon = value.lastIndexOf(':');
        int port = Integer.parseInt(value.substring(colon + 1));
        return colon < 0
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                : new InetSocketAddress(value.substring(0, colon), port);
    }
}
