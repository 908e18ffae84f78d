package com.example.warehouse;

/** What the command line says. */
record Options(int port, int commands, long restockMillis, long seed) {

    static Options parse(String[] args) {
        int port = 0;
        int commands = Integer.MAX_VALUE;
        long restockMillis = 200;
        long seed = 1;
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            switch (args[i]) {
                case "--port" -> port = Integer.parseInt(value);
                case "--commands" -> commands = Integer.parseInt(value);
                case "--restock-millis" -> restockMillis = Long.parseLong(value);
                case "--seed" -> seed = Long.parseLong(value);
                default ->
                    throw new IllegalArgumentException(
                            "unknown option " + args[i] + "; known: --port N --commands N --restock-millis N --seed N");
            }
        }
        return new Options(port, commands, restockMillis, seed);
    }
}
