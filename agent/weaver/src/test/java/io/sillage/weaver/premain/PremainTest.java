package io.sillage.weaver.premain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PremainTest {
    @ParameterizedTest
    @CsvSource({
        "1.8, OpenJDK 64-Bit Server VM, 'Java 1.8 is not supported; run the application on Java 17 or later'",
        "11, OpenJDK 64-Bit Server VM, 'Java 11 is not supported; run the application on Java 17 or later'",
        "16, OpenJDK 64-Bit Server VM, 'Java 16 is not supported; run the application on Java 17 or later'"
    })
    void standsDownOnAnOlderJava(String version, String vm, String reason) {
        assertThat(Jvm.whyNot(version, vm, null)).isEqualTo(reason);
    }

    @Test
    void worksFrom17OnAndNotInANativeImage() {
        assertThat(Jvm.whyNot("17", "OpenJDK 64-Bit Server VM", null)).isNull();
        assertThat(Jvm.whyNot("25", "OpenJDK 64-Bit Server VM", null)).isNull();
        assertThat(Jvm.whyNot("21", "Substrate VM", "runtime")).startsWith("a native image");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdk.compiler/com.sun.tools.javac.Main -d out A.java",
                "com.sun.tools.javac.Main A.java",
                "jdk.jcmd/sun.tools.jcmd.JCmd 12 help",
                "java.base/sun.security.tools.keytool.Main -list",
                "org.codehaus.plexus.classworlds.launcher.Launcher package",
                "org.gradle.launcher.daemon.bootstrap.GradleDaemon 8.5"
            })
    void leavesToolsAlone(String command) {
        assertThat(Jvm.isTool(command)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.jar --port 80",
                "com.acme.Main",
                "com.acme.app/com.acme.Main",
                "jdk.compiler/com.sun.tools.javac.launcher.Main Hello.java",
                "org.apache.maven.Lookalike"
            })
    void entersApplications(String command) {
        assertThat(Jvm.isTool(command)).isFalse();
    }

    @Test
    void decodesOptionsAndSaysWhichNumberIsNone() {
        AgentOptions options = AgentOptions.parse("recording=/tmp/a%2Cb%25 c+d,methods=com.acme.**;x.Y,jfr=off,n=many");
        assertThat(options.get("recording")).isEqualTo("/tmp/a,b% c+d");
        assertThat(options.get("methods")).isEqualTo("com.acme.**;x.Y");
        assertThat(options.isOn("jfr", true)).isFalse();
        assertThat(options.isOn("sockets", true)).isTrue();
        assertThatThrownBy(() -> options.number("n", 7))
                .isInstanceOf(StandDown.class)
                .hasMessage("option n is not a number: \"many\"; give n=7");
        assertThat(AgentOptions.parse(null).get("recording")).isNull();
        assertThat(AgentOptions.parse(",,=x,recording").get("recording")).isNull();
    }

    @Test
    void namesTheServiceByWhatWasStarted() {
        assertThat(LaunchOf.jar(Path.of("/srv/shop-1.2.jar")).serviceName()).isEqualTo("shop-1.2");
        assertThat(Launch.of("com.acme.Main a b", "x:y", null).serviceName()).isEqualTo("Main");
        assertThat(Launch.of("com.acme.app/com.acme.Main", "", "com.acme.app").serviceName())
                .isEqualTo("Main");
        assertThat(LaunchOf.source(Path.of("/home/me/Hello.java")).serviceName())
                .isEqualTo("Hello");
        assertThat(Launch.of("", "", null).serviceName()).isEqualTo("java");
    }
}
