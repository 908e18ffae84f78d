package com.example.petstore.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checks the card's number and signs a receipt, with some work for a processor. */
final class Payment {
    private static final int ROUNDS = 200;

    String charge(String card, long cents) {
        if (card.isEmpty() || checksum(card, card.length() - 1, false) % 10 != 0) {
            throw new PaymentDeclined("card ending " + card.substring(Math.max(0, card.length() - 4)));
        }
        return sign(card + cents);
    }

    /** Luhn's sum, from the last digit to the first: recursive. */
    private int checksum(String card, int at, boolean twice) {
        if (at < 0) {
            return 0;
        }
        int digit = Character.digit(card.charAt(at), 10) * (twice ? 2 : 1);
        return digit / 10 + digit % 10 + checksum(card, at - 1, !twice);
    }

    private String sign(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] digest = text.getBytes(StandardCharsets.UTF_8);
            for (int round = 0; round < ROUNDS; round++) {
                digest = sha.digest(digest);
            }
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }
}
