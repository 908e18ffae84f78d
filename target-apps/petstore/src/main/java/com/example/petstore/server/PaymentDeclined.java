package com.example.petstore.server;

/** The card is no good. */
final class PaymentDeclined extends RuntimeException {
    private static final long serialVersionUID = 1;

    PaymentDeclined(String why) {
        super(why);
    }
}
