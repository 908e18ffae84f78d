package com.example.petstore.server;

import com.example.petstore.Log;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes an order: price, payment, goods. */
final class Checkout {
    private final WarehouseLines warehouse;
    private final Payment payment = new Payment();
    private final AtomicInteger orders = new AtomicInteger();

    Checkout(WarehouseLines warehouse) {
        this.warehouse = warehouse;
    }

    Response order(Map<String, String> form) throws IOException {
        String sku = form.getOrDefault("sku", "");
        int count = Integer.parseInt(form.getOrDefault("count", "1"));
        long cents = Price.of(sku, count);
        String receipt = payment.charge(form.getOrDefault("card", ""), cents);
        fetch(sku, count);
        int number = orders.incrementAndGet();
        Log.info("order " + number + ": " + count + " " + sku + " for " + cents + " cents");
        return new Response(201, "Created", "{\"order\":" + number + ",\"receipt\":\"" + receipt + "\"}");
    }

    private void fetch(String sku, int count) throws IOException {
        String answer = warehouse.ask("TAKE " + sku + " " + count);
        if (answer.startsWith("SHORT")) {
            throw new OutOfStock(sku, count, answer.substring("SHORT ".length()));
        }
        if (!answer.startsWith("OK")) {
            throw new IOException("the warehouse said: " + answer);
        }
    }
}
