package com.example.petstore.client;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Makes up requests; a few of them are bad ones. */
final class Wishes {
    private static final String[] PETS = {"cat", "dog", "goldfish", "hamster", "parrot", "snake", "tortoise"};
    private static final String GOOD_CARD = "4539578763621486";

    private final Random random;

    Wishes(Random random) {
        this.random = random;
    }

    byte[] next() {
        String pet = PETS[random.nextInt(PETS.length)];
        int dice = random.nextInt(100);
        if (dice < 30) {
            return get("/pets/" + pet);
        }
        if (dice < 40) {
            return get("/pets");
        }
        if (dice < 55) {
            return get("/recommendations/" + pet);
        }
        if (dice < 57) {
            return get("/pets/unicorn");
        }
        return order(pet, dice);
    }

    private byte[] order(String pet, int dice) {
        String count = dice < 59 ? "three" : Integer.toString(1 + random.nextInt(12));
        String card = dice < 63 ? "4539578763621487" : GOOD_CARD;
        String body = "sku=" + pet + "&count=" + count + "&card=" + card;
        return ascii("POST /orders HTTP/1.1\r\nHost: petstore\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static byte[] get(String path) {
        return ascii("GET " + path + " HTTP/1.1\r\nHost: petstore\r\n\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
