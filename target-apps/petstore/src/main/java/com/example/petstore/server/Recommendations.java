package com.example.petstore.server;

import java.util.ArrayList;
import java.util.List;

/** Who bought this also bought that: the edit distance of names, which is as good as most. */
final class Recommendations {
    private static final List<String> PETS =
            List.of("cat", "dog", "goldfish", "hamster", "parrot", "snake", "tortoise");

    Response like(String sku) {
        List<String> best = new ArrayList<>(PETS);
        best.remove(sku);
        best.sort((a, b) -> Integer.compare(distance(sku, a), distance(sku, b)));
        return Response.ok("[\"" + String.join("\",\"", best.subList(0, 3)) + "\"]");
    }

    /** Naive on purpose: its recursion is what a profile is to find. */
    private int distance(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        if (a.charAt(0) == b.charAt(0)) {
            return distance(a.substring(1), b.substring(1));
        }
        if (a.length() > 4) {
            return 1 + distance(a.substring(1), b);
        }
        int less = distance(a.substring(1), b);
        int other = distance(a.substring(1), b.substring(1));
        return 1 + Math.min(less, other);
    }
}
