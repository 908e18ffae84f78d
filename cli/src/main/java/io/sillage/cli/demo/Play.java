package io.sillage.cli.demo;

import io.sillage.cli.wrap.AgentOptions;
import io.sillage.cli.wrap.Wrapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The demo's three programs: customers who ask a shop, which asks its warehouse. Each is wrapped as {@code sillage run}
 * wraps a command, and knows nothing of it.
 *
 * @param java the launcher to start them with
 * @param apps the directory {@code target-apps}
 */
public record Play(Path java, Path apps, Path agentJar, Path recording, Map<String, String> environment) {
    private static final String REQUESTS = "160";
    private static final String CUSTOMERS = "4";
    /** Long enough for iostat to report a few times. */
    private static final String THINK_MILLIS = "90";

    private static final List<String> JARS = List.of(
            "warehouse/target/warehouse.jar", "petstore/target/petstore.jar", "petstore/target/petstore-client.jar");

    /** The jar that is missing, or null. */
    public @org.jspecify.annotations.Nullable Path missing() {
        return JARS.stream()
                .map(apps::resolve)
                .filter(jar -> !Files.isRegularFile(jar))
                .findFirst()
                .orElse(null);
    }

    /** Runs all of it, to the end of the last program. */
    public void run() throws IOException, InterruptedException {
        try (Played warehouse = start("warehouse", JARS.get(0), "--port", "0");
                Played petstore = start("petstore", JARS.get(1), "--port", "0", "--warehouse", warehouse.address());
                Played customers = start(
                        "petstore-client",
                        JARS.get(2),
                        "--server",
                        petstore.address(),
                        "--requests",
                        REQUESTS,
                        "--customers",
                        CUSTOMERS,
                        "--think-millis",
                        THINK_MILLIS)) {
            customers.await();
            petstore.end();
            warehouse.end();
        }
    }

    private Played start(String name, String jar, String... arguments) throws IOException {
        List<String> words = new java.util.ArrayList<>(
                List.of(java.toString(), "-jar", apps.resolve(jar).toString()));
        words.addAll(List.of(arguments));
        AgentOptions agent = new AgentOptions(agentJar, recording, List.of(), name);
        Wrapping wrapping = Wrapping.of(words, environment, agent, false);
        return Played.start(name, wrapping.command(), wrapping.environment());
    }
}
