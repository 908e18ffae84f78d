package com.example.petstore.server;

/** The warehouse has less than was ordered. */
final class OutOfStock extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutOfStock(String sku, int wanted, String left) {
        super("out of stock: wanted " + wanted + " " + sku + ", " + left + " left");
    }
}
