package com.example.petstore.server;

/** What an order costs. */
final class Price {
    private static final int DISCOUNT_FROM = 10;

    private Price() {}

    static long of(String sku, int count) {
        if (count <= 0) {
            throw new IllegalArgumentException("cannot sell " + count + " " + sku);
        }
        long each = 500 + Math.floorMod(sku.hashCode(), 9500);
        return each * count - discount(each, count);
    }

    /** One in ten for nothing, and one in ten of the rest again: recursive. */
    private static long discount(long each, int count) {
        return count < DISCOUNT_FROM ? 0 : each + discount(each, count - DISCOUNT_FROM);
    }
}
