package io.sillage.analyzer.topic;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.journal.EventName;
import io.sillage.analyzer.journal.EventNames;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells events of one partition that have been there before: a publisher that was killed and run again, or that sends at
 * least once, gives some of them twice. Both readers of topics ask it in the order of the partition, and so agree.
 *
 * <p>Bounded: of each stream it knows a few ranges of numbers, and it forgets the stream that was quiet for longest.
 */
public final class Repeats {
    private static final int MAX_STREAMS = 100_000;

    private static final class Stream {
        private final SeenNumbers numbers;
        private long turn;

        private Stream(SeenNumbers numbers, long turn) {
            this.numbers = numbers;
            this.turn = turn;
        }
    }

    private final EventNames names = new EventNames();
    private final int maxStreams;
    private final Map<String, Stream> streams = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<String> changed = new LinkedHashSet<>();
    private final SaidBefore said = new SaidBefore();
    private long turn;
    private long count;
    private long others;

    /** Nothing has been there. */
    public Repeats() {
        this(MAX_STREAMS);
    }

    Repeats(int maxStreams) {
        this.maxStreams = maxStreams;
    }

    /** Whether the event of that line has been there; from now on it has. Never true of a line without stream and seq. */
    public boolean isRepeat(String line) {
        return isRepeat(names.of(line), line);
    }

    /** The same of an event that was read from its line. */
    public boolean isRepeat(Entry entry) {
        return isRepeat(names.of(entry), entry.line());
    }

    private boolean isRepeat(@Nullable EventName name, @Nullable String line) {
        if (name == null || line == null) {
            return false;
        }
        Stream stream = streams.computeIfAbsent(name.stream(), key -> new Stream(new SeenNumbers(), 0));
        stream.turn = turn++;
        changed.add(name.stream());
        if (streams.size() > maxStreams) {
            String quietest = streams.keySet().iterator().next();
            streams.remove(quietest);
            changed.add(quietest);
        }
        if (stream.numbers.add(name.seq())) {
            said.note(name, line);
            return false;
        }
        count++;
        others += said.isOther(name, line) ? 1 : 0;
        return true;
    }

    /** How many there were. */
    public long count() {
        return count;
    }

    /**
     * Hands on what it knows of the streams that it met since it was last asked.
     *
     * <pre>
     *   turn | first | last | first …
     * </pre>
     *
     * @param to takes a stream and what is known of it, null if it was forgotten
     */
    public void writeChanges(BiConsumer<String, byte @Nullable []> to) {
        for (String name : changed) {
            Stream stream = streams.get(name);
            to.accept(name, stream == null ? null : bytes(stream));
        }
        changed.clear();
    }

    private static byte[] bytes(Stream stream) {
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + stream.numbers.size()).putLong(stream.turn);
        stream.numbers.write(out);
        return out.array();
    }

    /** Knows from now on what another one wrote, stream by stream. */
    public void read(Map<String, byte[]> written) {
        Map<String, Stream> read = new HashMap<>();
        written.forEach((name, bytes) -> {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            long itsTurn = in.getLong();
            read.put(name, new Stream(SeenNumbers.read(in), itsTurn));
        });
        read.entrySet().stream()
                .sorted(Comparator.comparingLong(stream -> stream.getValue().turn))
                .forEach(stream -> {
                    streams.put(stream.getKey(), stream.getValue());
                    turn = stream.getValue().turn + 1;
                });
    }

    /** How many of them said something else than the event whose name they have, as far as that is known. */
    long others() {
        return others;
    }

    /** That there were so many that said something else, for people. */
    static String otherRemark(long others) {
        return "repeats: " + others
                + " of them say something else than the event whose stream and seq they have, and are left"
                + " out all the same; their writer has to number its events";
    }

    /** That there were so many, for people. */
    public static String remark(long repeats) {
        return "repeats: " + repeats + " events came again by stream and seq, and count once";
    }
}
