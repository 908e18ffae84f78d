package com.example.petstore.server;

import java.util.HashMap;
import java.util.Map;

/** What a customer wants. */
record Request(String method, String path, String body) {

    /** The fields of a form body: {@code sku=cat&count=2}. */
    Map<String, String> form() {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return fields;
    }
}
