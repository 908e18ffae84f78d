package io.sillage.analyzer.engine;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.reading.ThreadKey;
import io.sillage.analyzer.transduce.symbolic.Row;
import io.sillage.event.ClockPair;
import org.jspecify.annotations.Nullable;

/**
 * Cuts out of events what a program that asks {@code code.stack} asks of them, and what they say of the calls of their
 * threads. Their share is that of the thread; a loss goes everywhere, as it may be of any.
 */
public final class ThreadCutter implements Cuts {
    private final int fields;
    private final int kindField;
    private final int shares;
    private final Decoder decoder;
    private final Decoded decoded;
    private final Said said = new Said();
    private int share;

    /** What the event says of calls. */
    private static final class Said implements CallSink {
        private int what;
        private String method = "";
        private long durationNanos;

        void forget() {
            what = ThreadItem.NONE;
        }

        @Override
        public void entered(ThreadKey thread, String stream, String entered, long mono) {
            what = ThreadItem.ENTERED;
            method = entered;
            durationNanos = 0;
        }

        @Override
        public void exited(ThreadKey thread, String stream, String exited, long mono, long tookNanos) {
            what = ThreadItem.EXITED;
            method = exited;
            durationNanos = tookNanos;
        }

        @Override
        public void lost(String stream) {
            what = ThreadItem.LOST;
        }
    }

    /** @param shares how many there are */
    public ThreadCutter(Program program, int shares) {
        this.shares = shares;
        fields = program.fields().size();
        kindField = program.fields().indexOf("kind");
        decoder = Decoder.withoutStacks(program);
        decoded = decoder.room();
    }

    @Override
    public @Nullable Item cut(Entry entry, ClockPair clock) {
        said.forget();
        CallSink.tell(entry, said);
        decoder.decode(entry, clock, entry.origin().source(), decoded);
        if (said.what == ThreadItem.NONE && !decoded.isMentioned()) {
            return null;
        }
        ThreadKey thread = ThreadKey.of(entry);
        share = said.what == ThreadItem.LOST ? EVERYWHERE : ThreadItem.home(thread, entry.stream(), shares);
        return new Item(
                clock.wallOf(entry.mono()), entry.stream(), entry.seq(), letter(entry.kind()), row(entry, thread));
    }

    private int letter(String kind) {
        int letter = said.what;
        if (decoded.isMentioned()) {
            letter += ThreadItem.MENTIONED + (decoder.asksStack(kind) ? ThreadItem.ASKS_STACK : 0);
        }
        return letter;
    }

    private Row row(Entry entry, @Nullable ThreadKey thread) {
        Row row = new Row(fields + ThreadItem.COLUMNS);
        if (decoded.isMentioned()) {
            for (int field = 0; field < fields; field++) {
                row.copy(field, decoded.row(), field);
            }
            // the letter is found anew when the stack is known, and the kind is where the way to it begins
            if (kindField >= 0) {
                row.put(kindField, entry.kind());
            }
        }
        if (thread != null) {
            ThreadItem.setThread(row, fields, thread);
        }
        if (said.what == ThreadItem.ENTERED || said.what == ThreadItem.EXITED) {
            ThreadItem.setCall(row, fields, said.method, said.durationNanos);
        }
        return row;
    }

    @Override
    public int share() {
        return share;
    }
}
