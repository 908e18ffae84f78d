package io.sillage.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** As typed: a table for people, or one JSON object a line. */
final class FormatOption {
    enum Format {
        TABLE,
        JSON
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Reader.class,
            description = "table or json (one object a line). Default: table")
    private Format format = Format.TABLE;

    boolean json() {
        return format == Format.JSON;
    }

    static final class Reader implements ITypeConverter<Format> {
        @Override
        public Format convert(String typed) {
            return Choice.of(Format.class, typed);
        }
    }
}
