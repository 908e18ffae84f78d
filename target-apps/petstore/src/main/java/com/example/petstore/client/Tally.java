package com.example.petstore.client;

import java.util.Map;
import java.util.TreeMap;

/** How many answers of each status came, and how many never did. */
final class Tally {
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private int failures;

    synchronized void answered(int status) {
        statuses.merge(status, 1, Integer::sum);
    }

    synchronized void failed() {
        failures++;
    }

    synchronized int failures() {
        return failures;
    }

    @Override
    public synchronized String toString() {
        return "answers by status " + statuses + ", " + failures + " failures";
    }
}
