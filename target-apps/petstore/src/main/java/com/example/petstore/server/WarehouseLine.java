package com.example.petstore.server;

import com.example.petstore.Log;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection to the warehouse; one clerk at a time. */
final class WarehouseLine {
    private final InetSocketAddress warehouse;
    private Socket socket = new Socket();
    private BufferedReader answers = new BufferedReader(Reader.nullReader());

    WarehouseLine(InetSocketAddress warehouse) {
        this.warehouse = warehouse;
    }

    String ask(String command) throws IOException {
        if (!socket.isConnected()) {
            connect();
        }
        socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the warehouse hung up");
        }
        return answer;
    }

    private void connect() throws IOException {
        socket.connect(warehouse);
        socket.setTcpNoDelay(true);
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        Log.info("line to the warehouse open: " + socket.getLocalSocketAddress());
    }

    /** The next question opens it again. */
    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            Log.error("could not close " + socket, e);
        }
        socket = new Socket();
    }
}
