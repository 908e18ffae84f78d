package com.example.petstore.server;

/** What the customer gets. */
record Response(int status, String reason, String body) {

    static Response ok(String body) {
        return new Response(200, "OK", body);
    }

    static Response error(int status, String reason, Throwable why) {
        return new Response(status, reason, "{\"error\":\"" + why.getMessage() + "\"}");
    }
}
