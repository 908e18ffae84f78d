package io.sillage.benchmarks.lifecycle;

import io.sillage.analyzer.language.Compiler;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.transduce.Limits;

/** The transducers that are measured. */
public final class Programs {
    public static final String LIFECYCLE = """
            transducer lifecycle
              key     connection
              event   opened = kind in ("socket.connect", "socket.accept") and not error.type exists
              event   sent   = kind == "socket.write"
              event   got    = kind == "socket.read"
              event   closed = kind == "socket.close"
              match   opened ( sent { out_bytes += bytes; writes += 1 } | got { in_bytes += bytes; reads += 1 } )* closed
              emit    start = slice.start, duration_ns = slice.duration_ns, out_bytes, writes, in_bytes, reads
            """;

    /** Knows the kinds of these events, and that none of them matters. */
    static final String OTHER_KINDS = """
            transducer other
              key     connection
              event   line = kind == "log"
              match   line+
              emit    lines = slice.events
            """;

    /** Follows the slices, does nothing with their events, and gives a record only at the log's end. */
    static final String NO_RECORD = """
            transducer silent
              key     connection
              event   any = kind in ("socket.connect", "socket.write", "socket.read", "socket.close")
              match   any+
              emit    n = slice.events
            """;

    static final String NO_REGISTER = """
            transducer bare
              key     connection
              event   opened = kind in ("socket.connect", "socket.accept") and not error.type exists
              event   moved  = kind in ("socket.write", "socket.read")
              event   closed = kind == "socket.close"
              match   opened moved* closed
              emit    n = slice.events
            """;

    static final String MANY_REGISTERS = """
            transducer many
              key     connection
              event   opened = kind == "socket.connect"
              event   sent   = kind == "socket.write" and bytes > 10
              event   got    = kind == "socket.read" and bytes > 10
              event   closed = kind == "socket.close"
              match   opened { a = mono; b ?= network.peer.address; c ?= network.peer.port; h = host.name }
                      ( sent { d += bytes; e min= bytes; f max= bytes; g = mono;
                               i += 1; j += duration_ns; k min= duration_ns; l max= duration_ns }
                      | got  { m += bytes; n min= bytes; o max= bytes; p = mono;
                               q += 1; r += duration_ns; s min= duration_ns; t max= mono - g } )*
                      closed { z = mono - a }
              emit    b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, z, mean = m / q
            """;

    static final String REGULAR_EXPRESSIONS = """
            transducer lines
              key     thread.id
              event   failed  = kind == "log" and body ~ /^order [0-9]+ failed/
              event   late    = kind == "log" and body ~ /^call [0-9]+: timeout after \\d+ ms/ and severity == "WARN"
              event   trial   = kind == "log" and (body ~ /^retry [0-9]*$/ or body starts "begin")
              event   done    = kind == "log" and body ~ /^item .* done$/
              match   ( failed { a += 1 } | late { b += 1; last = body } | trial { c += 1 } )* done { d += 1 }
              emit    a, b, c, d, last
            """;

    private Programs() {}

    static Program compiled(String text) {
        return Compiler.compile(text, Limits.DEFAULT).get(0);
    }
}
