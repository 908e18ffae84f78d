package com.example.petstore.server;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What is on sale. */
final class Catalogue {
    private final WarehouseLines warehouse;

    Catalogue(WarehouseLines warehouse) {
        this.warehouse = warehouse;
    }

    Response list() throws IOException {
        String[] words = warehouse.ask("LIST").split(" ");
        return Response.ok(Arrays.stream(words)
                .skip(1)
                .map(sku -> "{\"sku\":\"" + sku + "\",\"cents\":" + Price.of(sku, 1) + "}")
                .collect(Collectors.joining(",", "[", "]")));
    }

    Response pet(String sku) throws IOException {
        String[] words = warehouse.ask("STOCK " + sku).split(" ");
        if (!words[0].equals("OK")) {
            return new Response(404, "Not Found", "{\"error\":\"no " + sku + " here\"}");
        }
        return Response.ok("{\"sku\":\"" + sku + "\",\"cents\":" + Price.of(sku, 1) + ",\"stock\":" + words[1] + "}");
    }
}
