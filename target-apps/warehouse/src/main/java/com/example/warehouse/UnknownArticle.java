package com.example.warehouse;

/** Somebody asked for an article that this warehouse never had. */
final class UnknownArticle extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownArticle(String sku) {
        super("no shelf for " + sku);
    }
}
