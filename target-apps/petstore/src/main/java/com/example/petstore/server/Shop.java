package com.example.petstore.server;

import com.example.petstore.Log;
import java.io.IOException;

/** Finds the desk for each request, and turns what goes wrong there into an answer. */
final class Shop {
    private final Catalogue catalogue;
    private final Checkout checkout;
    private final Recommendations recommendations = new Recommendations();

    Shop(WarehouseLines warehouse) {
        catalogue = new Catalogue(warehouse);
        checkout = new Checkout(warehouse);
    }

    Response handle(Request request) {
        try {
            return route(request);
        } catch (OutOfStock e) {
            Log.warn(e.getMessage());
            return Response.error(409, "Conflict", e);
        } catch (PaymentDeclined e) {
            Log.warn("payment declined: " + e.getMessage());
            return Response.error(402, "Payment Required", e);
        } catch (IOException | RuntimeException e) {
            Log.error("failed on " + request.method() + " " + request.path(), e);
            return Response.error(500, "Internal Server Error", e);
        }
    }

    private Response route(Request request) throws IOException {
        String path = request.path();
        if (request.method().equals("POST") && path.equals("/orders")) {
            return checkout.order(request.form());
        }
        if (path.equals("/pets")) {
            return catalogue.list();
        }
        if (path.startsWith("/pets/")) {
            return catalogue.pet(path.substring("/pets/".length()));
        }
        if (path.startsWith("/recommendations/")) {
            return recommendations.like(path.substring("/recommendations/".length()));
        }
        return new Response(404, "Not Found", "{\"error\":\"no such page\"}");
    }
}
