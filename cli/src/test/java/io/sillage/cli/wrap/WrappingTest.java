package io.sillage.cli.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrappingTest {
    private static final AgentOptions AGENT =
            new AgentOptions(Path.of("/s/sillage-agent.jar"), Path.of("/r"), List.of(), null);
    private static final String ARGUMENT = "-javaagent:/s/sillage-agent.jar=recording=/r";

    @Test
    void putsTheAgentFirstAmongJavasArguments() {
        Wrapping wrapping = wrap(List.of("/opt/jdk/bin/java", "@more", "-jar", "a.jar"), Map.of("A", "b"), false);
        assertThat(wrapping.command()).containsExactly("/opt/jdk/bin/java", ARGUMENT, "@more", "-jar", "a.jar");
        assertThat(wrapping.environment()).containsExactly(Map.entry("A", "b"));
    }

    @Test
    void reachesTheJvmsOfOtherCommandsByTheirEnvironment() {
        Wrapping wrapping = wrap(List.of("./start.sh"), Map.of(), false);
        assertThat(wrapping.command()).containsExactly("./start.sh");
        assertThat(wrapping.environment()).containsExactly(Map.entry("JAVA_TOOL_OPTIONS", ARGUMENT));
    }

    @Test
    void keepsToolOptionsThatAreThere() {
        Wrapping wrapping = wrap(List.of("mvn"), Map.of("JAVA_TOOL_OPTIONS", "-Dx=1"), false);
        assertThat(wrapping.environment()).containsEntry("JAVA_TOOL_OPTIONS", "-Dx=1 " + ARGUMENT);
    }

    @Test
    void loadsTheAgentOnceWhenItFollowsAJavaCommand() {
        Wrapping wrapping = wrap(List.of("java", "Main"), Map.of(), true);
        assertThat(wrapping.command()).containsExactly("java", "Main");
        assertThat(wrapping.environment()).containsEntry("JAVA_TOOL_OPTIONS", ARGUMENT);
    }

    @Test
    void putsBackWhatTheLauncherKeptFromOurOwnJvm() {
        Map<String, String> ours = Map.of(
                "SILLAGE_KEPT_JAVA_TOOL_OPTIONS", "=-Dx=1", "SILLAGE_KEPT_LC_ALL", "", "LC_ALL", "C.UTF-8", "A", "b");
        Wrapping wrapping = wrap(List.of("java"), ours, false);
        assertThat(wrapping.environment()).containsOnly(Map.entry("JAVA_TOOL_OPTIONS", "-Dx=1"), Map.entry("A", "b"));
    }

    @Test
    void encodesWhatTheAgentsOptionsWouldMisread() {
        AgentOptions odd = new AgentOptions(
                Path.of("/a b/agent.jar"), Path.of("/r,1=2%"), List.of("com.acme.**", "kafka.**#run"), "shop");
        assertThat(odd.argument())
                .isEqualTo("-javaagent:/a b/agent.jar=recording=/r%2C1%3D2%25,"
                        + "methods=com.acme.**;kafka.**#run,service=shop");
        assertThat(odd.appendedTo(null)).startsWith("\"-javaagent:").endsWith("\"");
    }

    private static Wrapping wrap(List<String> command, Map<String, String> environment, boolean follow) {
        return Wrapping.of(command, environment, AGENT, follow);
    }
}
