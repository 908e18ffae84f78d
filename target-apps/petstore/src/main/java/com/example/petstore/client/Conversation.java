package com.example.petstore.client;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sends requests and reads answers, one after the other. */
final class Conversation {
    private static final String LENGTH = "Content-Length: ";

    private final Wire wire;
    private final byte[] buffer = new byte[8192];

    Conversation(Wire wire) {
        this.wire = wire;
    }

    /** Returns the answer's status. */
    int ask(byte[] request) throws IOException {
        wire.send(request);
        StringBuilder answer = new StringBuilder();
        int head = receiveMore(answer).indexOf("\r\n\r\n");
        while (head < 0) {
            head = receiveMore(answer).indexOf("\r\n\r\n");
        }
        int length = contentLength(answer.substring(0, head));
        while (answer.length() < head + 4 + length) {
            receiveMore(answer);
        }
        return Integer.parseInt(answer.substring(9, 12));
    }

    private StringBuilder receiveMore(StringBuilder answer) throws IOException {
        int count = wire.receive(buffer);
        if (count < 0) {
            throw new EOFException("the shop hung up after: " + answer);
        }
        return answer.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
    }

    private static int contentLength(String head) {
        int at = head.indexOf(LENGTH) + LENGTH.length();
        int end = head.indexOf('\r', at);
        return Integer.parseInt(end < 0 ? head.substring(at) : head.substring(at, end));
    }
}
