package io.sillage.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest states. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"sillage " + text() + " (Java " + Runtime.version() + ")"};
    }

    static String text() {
        @Nullable String manifest = Version.class.getPackage().getImplementationVersion();
        return manifest == null ? "unpackaged" : manifest;
    }
}
