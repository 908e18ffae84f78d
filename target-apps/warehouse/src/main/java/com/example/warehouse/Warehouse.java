package com.example.warehouse;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A stock service behind a line protocol: {@code STOCK sku}, {@code TAKE sku count}, {@code LIST}. */
public final class Warehouse {
    private static final String[] ARTICLES = {"cat", "dog", "goldfish", "hamster", "parrot", "snake", "tortoise"};

    private final AtomicInteger commandsLeft;
    private final StockDesk desk;
    private final Gate gate;

    private Warehouse(Options options, Shelves shelves) throws IOException {
        commandsLeft = new AtomicInteger(options.commands());
        desk = new StockDesk(shelves);
        gate = new Gate(options.port(), this::answer);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Options options = Options.parse(args);
        Shelves shelves = new Shelves();
        for (String sku : ARTICLES) {
            shelves.put(sku, 50);
        }
        ScheduledExecutorService lorries = Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "lorries"));
        lorries.scheduleAtFixedRate(
                new Restocker(shelves, options.seed()), 0, options.restockMillis(), TimeUnit.MILLISECONDS);
        Warehouse warehouse = new Warehouse(options, shelves);
        Thread keeper = new Thread(warehouse::keep, "keeper");
        keeper.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(warehouse, keeper), "closing"));
        Log.info("warehouse listening on 127.0.0.1:" + warehouse.gate.port());
        keeper.join();
        lorries.shutdownNow();
    }

    private String answer(String command) {
        String answer = desk.answer(command);
        if (commandsLeft.decrementAndGet() == 0) {
            gate.close();
        }
        return answer;
    }

    private void keep() {
        try {
            gate.run();
        } catch (IOException e) {
            Log.error("the gate broke", e);
        }
    }

    private static void stop(Warehouse warehouse, Thread keeper) {
        warehouse.gate.close();
        try {
            keeper.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Log.info("warehouse closed");
    }
}
