package com.example.warehouse;

import java.util.stream.Collectors;

/** Answers one command line with one answer line. */
final class StockDesk {
    private final Shelves shelves;

    StockDesk(Shelves shelves) {
        this.shelves = shelves;
    }

    String answer(String command) {
        try {
            return carryOut(command.trim().split(" +"));
        } catch (UnknownArticle e) {
            Log.warn("refused: " + e.getMessage());
            return "UNKNOWN " + e.getMessage();
        } catch (NumberFormatException e) {
            Log.error("cannot read the count in '" + command + "'", e);
            return "ERROR bad count";
        }
    }

    private String carryOut(String[] words) {
        return switch (words[0]) {
            case "STOCK" -> "OK " + shelves.count(words[1]);
            case "TAKE" -> take(words[1], Integer.parseInt(words[2]));
            case "LIST" -> shelves.articles().stream().collect(Collectors.joining(" ", "OK ", ""));
            default -> "ERROR unknown command " + words[0];
        };
    }

    private String take(String sku, int count) {
        if (shelves.take(sku, count)) {
            Log.info("picked " + count + " " + sku + " from bin " + new PickingRoute().bin(sku, count));
            return "OK " + count;
        }
        Log.warn("short of " + sku + ": asked " + count + ", have " + shelves.count(sku));
        return "SHORT " + shelves.count(sku);
    }
}
