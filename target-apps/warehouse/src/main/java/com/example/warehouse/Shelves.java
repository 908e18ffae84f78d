package com.example.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The stock: how many of each article lie on the shelves. */
final class Shelves {
    private final TreeMap<String, Integer> stock = new TreeMap<>();

    synchronized void put(String sku, int count) {
        stock.merge(sku, count, Integer::sum);
    }

    synchronized int count(String sku) {
        Integer count = stock.get(sku);
        if (count == null) {
            throw new UnknownArticle(sku);
        }
        return count;
    }

    /** Takes all that was asked for, or nothing. */
    synchronized boolean take(String sku, int count) {
        int there = count(sku);
        if (there < count) {
            return false;
        }
        stock.put(sku, there - count);
        return true;
    }

    synchronized List<String> emptierThan(int count) {
        List<String> low = new ArrayList<>();
        stock.forEach((sku, there) -> {
            if (there < count) {
                low.add(sku);
            }
        });
        return low;
    }

    synchronized List<String> articles() {
        return new ArrayList<>(stock.keySet());
    }
}
