package io.sillage.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The agent's jar: beside ours, in an installed directory and in a source tree alike. */
final class AgentJar {
    static final String NAME = "sillage-agent.jar";

    private AgentJar() {}

    static Path beside(Path home) {
        Path installed = home.resolve(NAME);
        Path built = home.resolve("cli/target").resolve(NAME);
        if (Files.isRegularFile(installed)) {
            return installed;
        }
        if (Files.isRegularFile(built)) {
            return built;
        }
        throw Refusal.environment(
                "the agent is missing: neither " + installed + " nor " + built + "; build it with: make build");
    }
}
