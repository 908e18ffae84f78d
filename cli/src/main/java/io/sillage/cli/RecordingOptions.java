package io.sillage.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As typed: where to record. */
final class RecordingOptions {
    @Option(
            names = "--recording",
            paramLabel = "DIR",
            description = "Where to record; must not exist. Default: ./recordings/NAME-UTCTIME")
    @Nullable
    String directory;
}
