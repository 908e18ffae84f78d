package com.example.petstore.client;

import java.io.Closeable;
import java.io.IOException;

/** A connection, whichever way the JDK makes it. */
interface Wire extends Closeable {
    void send(byte[] bytes) throws IOException;

    /** Returns how many bytes came, or -1 at the end. */
    int receive(byte[] into) throws IOException;
}
