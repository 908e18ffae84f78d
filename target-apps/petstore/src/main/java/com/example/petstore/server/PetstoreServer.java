package com.example.petstore.server;

import com.example.petstore.Arguments;
import com.example.petstore.Log;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop over HTTP/1.1: a thread a connection, and a warehouse behind it. */
public final class PetstoreServer {
    private final ServerSocket door;
    private final Shop shop;
    private final AtomicInteger requestsLeft;
    private final ExecutorService clerks = Executors.newCachedThreadPool(new Clerks());
    private final Set<Socket> customers = ConcurrentHashMap.newKeySet();

    private PetstoreServer(ServerSocket door, Shop shop, int requests) {
        this.door = door;
        this.shop = shop;
        this.requestsLeft = new AtomicInteger(requests);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Arguments arguments = new Arguments(args, "--port", "--warehouse", "--requests");
        InetSocketAddress warehouse = arguments.address("--warehouse");
        int port = arguments.number("--port", 0);
        try (ServerSocket door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
                WarehouseLines lines = new WarehouseLines(warehouse)) {
            PetstoreServer server =
                    new PetstoreServer(door, new Shop(lines), arguments.number("--requests", Integer.MAX_VALUE));
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "closing"));
            Log.info("petstore listening on 127.0.0.1:" + door.getLocalPort());
            server.admitCustomers();
            server.clerks.awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    private void admitCustomers() throws IOException {
        while (!door.isClosed()) {
            try {
                Socket customer = door.accept();
                customers.add(customer);
                clerks.execute(() -> serve(customer));
            } catch (SocketException e) {
                if (!door.isClosed()) {
                    throw e;
                }
            }
        }
    }

    private void serve(Socket customer) {
        Log.info("customer from " + customer.getRemoteSocketAddress());
        try (customer) {
            HttpConversation conversation = new HttpConversation(customer);
            Request request = conversation.next();
            while (request != null) {
                conversation.answer(shop.handle(request));
                if (requestsLeft.decrementAndGet() == 0) {
                    stop();
                }
                request = conversation.next();
            }
        } catch (IOException e) {
            if (!door.isClosed()) {
                Log.error("lost a customer", e);
            }
        } finally {
            customers.remove(customer);
        }
    }

    private void stop() {
        if (clerks.isShutdown()) {
            return;
        }
        clerks.shutdown();
        closeQuietly(door);
        customers.forEach(PetstoreServer::closeQuietly);
        Log.info("petstore closed");
    }

    private static void closeQuietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            Log.error("could not close " + open, e);
        }
    }
}
