package com.example.warehouse;

/** Finds a way through the racks: recursive, and some work for a processor. */
final class PickingRoute {
    private static final int RACKS = 6;

    int bin(String sku, int count) {
        return shortest(Math.floorMod(sku.hashCode(), 97), 0, count % 3 + 3);
    }

    private int shortest(int aisle, int rack, int depth) {
        if (depth == 0 || rack == RACKS) {
            return cost(aisle, rack);
        }
        int straight = shortest(aisle * 31 + rack, rack + 1, depth - 1);
        int detour = shortest(aisle * 17 - rack, rack, depth - 1);
        return Math.min(straight, detour);
    }

    private int cost(int aisle, int rack) {
        int cost = aisle;
        for (int step = 0; step < 40; step++) {
            cost = Integer.rotateLeft(cost ^ step, 5) * 0x9E3779B1 + rack;
        }
        return Math.floorMod(cost, 10_000);
    }
}
