package io.sillage.analyzer.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * The JDK's web server, and a client that keeps its connections alive and does not always wait for answers: {@code serve
 * ADDRESS PORT} until its input ends; {@code visit ADDRESS PORT ROUNDS}, one connection after the other.
 */
public final class WebTalker {
    private static final int TIMEOUT_MILLIS = 20_000;

    private WebTalker() {}

    public static void main(String[] args) throws IOException {
        InetSocketAddress place = new InetSocketAddress(InetAddress.getByName(args[1]), Integer.parseInt(args[2]));
        if (args[0].equals("serve")) {
            serve(place);
        } else {
            for (int i = 0; i < Integer.parseInt(args[3]); i++) {
                visit(place, i);
            }
        }
    }

    private static void serve(InetSocketAddress place) throws IOException {
        HttpServer server = HttpServer.create(place, 50);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/fixed/", exchange -> answer(exchange, false));
        server.createContext("/missing/", exchange -> answer(exchange, false));
        server.createContext("/chunked/", exchange -> answer(exchange, true));
        server.start();
        System.out.println("ready");
        System.in.read();
    }

    /** As many bytes as the path's last word says. */
    private static void answer(HttpExchange exchange, boolean chunked) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            int bytes = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
            boolean none = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(path.startsWith("/missing/") ? 404 : 200, none ? -1 : chunked ? 0 : bytes);
            if (!none) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(new byte[bytes]);
                }
            }
        }
    }

    /** What one connection asks, in order: method, path, bytes of the request's body. */
    public static String[][] requests(int round) {
        return new String[][] {
            {"GET", "/fixed/" + (1 + round), "0"},
            {"POST", "/chunked/" + (1 + 20_000 * round), String.valueOf(3000 * round)},
            {"HEAD", "/fixed/7", "0"},
            {"PUT", "/fixed/5", "-" + (1 + round * 100)},
            {"GET", "/missing/9", "0"},
            {"GET", "/chunked/70000", "0"},
        };
    }

    private static void visit(InetSocketAddress place, int round) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(place, TIMEOUT_MILLIS);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            String[][] requests = requests(round);
            StringBuilder pipelined = new StringBuilder();
            for (int i = 0; i < requests.length; i++) {
                pipelined.append(request(requests[i], i == requests.length - 1));
                // Every other connection sends all at once.
                if (round % 2 == 0) {
                    out.write(pipelined.toString().getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                    pipelined.setLength(0);
                    pause();
                }
            }
            out.write(pipelined.toString().getBytes(StandardCharsets.ISO_8859_1));
            in.readAllBytes();
        }
    }

    /** Lets the answer come first; if it does not, that is another order, which must give the same messages. */
    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A negative number of bytes is sent in chunks. */
    private static String request(String[] request, boolean last) {
        int bytes = Math.abs(Integer.parseInt(request[2]));
        boolean chunked = request[2].startsWith("-");
        String head = request[0] + " " + request[1] + "?round HTTP/1.1\r\nHost: x\r\n"
                + (last ? "Connection: close\r\n" : "");
        String body = "b".repeat(bytes);
        if (chunked) {
            return head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(bytes) + "\r\n" + body
                    + "\r\n0\r\n\r\n";
        }
        return head + (bytes > 0 ? "Content-Length: " + bytes + "\r\n" : "") + "\r\n" + body;
    }
}
