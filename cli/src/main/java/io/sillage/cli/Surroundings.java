package io.sillage.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command finds around it; tests bring their own.
 *
 * @param directory the working directory
 * @param home where sillage lies: its jars, its sources
 * @param environment the environment variables
 * @param terminal what is known of the terminal behind stdout
 */
record Surroundings(
        Path directory,
        Path home,
        Map<String, String> environment,
        InstantSource clock,
        Terminal terminal,
        Results out,
        Words err) {

    static Surroundings ofThisProcess() {
        Map<String, String> environment = System.getenv();
        return new Surroundings(
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("sillage.home", "")).toAbsolutePath(),
                environment,
                InstantSource.system(),
                Terminal.ofStdout(environment),
                new Results(new FileOutputStream(FileDescriptor.out)),
                new Words(new BufferedOutputStream(new FileOutputStream(FileDescriptor.err))));
    }

    boolean colours(ColourChoice choice) {
        return choice.colours(environment, terminal.present());
    }
}
