package com.example.warehouse;

import java.util.Random;

/** Fills what is nearly empty, from time to time. */
final class Restocker implements Runnable {
    private static final int LOW = 40;

    private final Shelves shelves;
    private final Random random;

    Restocker(Shelves shelves, long seed) {
        this.shelves = shelves;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        for (String sku : shelves.emptierThan(LOW)) {
            deliver(sku, LOW + random.nextInt(LOW));
        }
    }

    private void deliver(String sku, int count) {
        shelves.put(sku, count);
        Log.info("lorry brought " + count + " " + sku);
    }
}
