package io.sillage.analyzer.view;

import static io.sillage.analyzer.view.ConnectionEnd.NEVER;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Zeek's {@code conn_state} and {@code history}, as far as the applications' own calls tell them. {@code docs/
 * connections.md} says what each means here.
 */
record ConnectionState(String state, String history) {
    private record Letter(long mono, char letter) {}

    static ConnectionState of(@Nullable ConnectionEnd orig, @Nullable ConnectionEnd resp, boolean guessed) {
        long origFin = Math.min(orig == null ? NEVER : orig.finMono(), resp == null ? NEVER : resp.eofMono());
        long respFin = Math.min(resp == null ? NEVER : resp.finMono(), orig == null ? NEVER : orig.eofMono());
        long origReset = resp == null ? NEVER : resp.resetMono();
        long respReset = orig == null ? NEVER : orig.resetMono();
        boolean established = orig != null && orig.opened() || resp != null && resp.opened();
        String state = established ? afterwards(origFin, respFin, origReset, respReset) : neverOpened(orig);
        List<Letter> letters = new ArrayList<>();
        add(letters, guessed ? 0 : NEVER, '^');
        add(letters, orig != null && orig.role() == Role.ORIG ? orig.startMono() : openOf(resp), 'S');
        add(letters, state.equals("REJ") && orig != null ? orig.lastMono() : NEVER, 'r');
        add(letters, Math.min(openOf(orig), openOf(resp)), 'h');
        add(
                letters,
                first(orig == null ? NEVER : orig.firstWriteMono(), resp == null ? NEVER : resp.firstReadMono()),
                'D');
        add(
                letters,
                first(resp == null ? NEVER : resp.firstWriteMono(), orig == null ? NEVER : orig.firstReadMono()),
                'd');
        add(letters, origFin, 'F');
        add(letters, respFin, 'f');
        add(letters, origReset, 'R');
        add(letters, respReset, 'r');
        letters.sort(Comparator.comparingLong(Letter::mono));
        StringBuilder history = new StringBuilder();
        letters.forEach(letter -> history.append(letter.letter()));
        return new ConnectionState(state, history.toString());
    }

    private static long openOf(@Nullable ConnectionEnd end) {
        return end == null || !end.opened() ? NEVER : end.openMono();
    }

    private static long first(long own, long other) {
        return Math.min(own, other);
    }

    private static void add(List<Letter> letters, long mono, char letter) {
        if (mono != NEVER) {
            letters.add(new Letter(mono, letter));
        }
    }

    private static String neverOpened(@Nullable ConnectionEnd orig) {
        if (orig == null || orig.role() != Role.ORIG) {
            return "OTH";
        }
        return "java.net.ConnectException".equals(orig.errorType()) ? "REJ" : "S0";
    }

    private static String afterwards(long origFin, long respFin, long origReset, long respReset) {
        if (origReset != NEVER || respReset != NEVER) {
            return origReset <= respReset ? "RSTO" : "RSTR";
        }
        if (origFin != NEVER) {
            return respFin != NEVER ? "SF" : "S2";
        }
        return respFin != NEVER ? "S3" : "S1";
    }
}
