package io.sillage.analyzer.traffic;

import io.sillage.analyzer.capture.AddressText;
import io.sillage.analyzer.flow.FlowEnds;
import io.sillage.event.Connection;
import org.jspecify.annotations.Nullable;

/** One connection as an onlooker knows it: its ends, how many events it has, and what is said over it. */
final class Seen {
    private final String process;
    private final long number;
    private final Dialogue.Listener listener;
    private Connection connection;
    private FirstBytes ofOrig;
    private FirstBytes ofResp;
    private @Nullable Dialogue dialogue;
    private boolean silent;
    private long seq;

    Seen(String process, long number, FlowEnds ends, Dialogue.Listener listener) {
        this.process = process;
        this.number = number;
        this.listener = listener;
        connection = new Connection(
                process,
                number,
                ends.transport(),
                AddressText.of(ends.origAddress()),
                ends.origPort(),
                AddressText.of(ends.respAddress()),
                ends.respPort(),
                ends.midLife());
        ofOrig = new FirstBytes(true, ends.respPort());
        ofResp = new FirstBytes(false, ends.respPort());
    }

    private void listenAnew() {
        ofOrig = new FirstBytes(true, connection.peerPort());
        ofResp = new FirstBytes(false, connection.peerPort());
        dialogue = null;
    }

    Connection connection() {
        return connection;
    }

    String stream() {
        return process + "/" + number;
    }

    long nextSeq() {
        return seq++;
    }

    boolean tcp() {
        return connection.transport().equals("tcp");
    }

    /** Its sides were taken for each other. That happens before it has said anything. */
    void flip() {
        connection = new Connection(
                process,
                number,
                connection.transport(),
                connection.peerAddress(),
                connection.peerPort(),
                connection.localAddress(),
                connection.localPort(),
                connection.midLife());
        silent |= dialogue != null;
        listenAnew();
    }

    void hear(boolean orig, byte[] bytes, int from, int to, long nanos) {
        int at = from;
        while (at < to && !silent) {
            int next =
                    dialogue == null ? guess(orig, bytes, at, to, nanos) : hear(dialogue, orig, bytes, at, to, nanos);
            silent |= next == at;
            at = next;
        }
    }

    /** Waits until it is plain which protocol they speak. Gives where in the bytes another one begins, or their end. */
    private int guess(boolean orig, byte[] bytes, int from, int to, long nanos) {
        FirstBytes first = orig ? ofOrig : ofResp;
        int before = first.count();
        first.add(bytes, from, to, nanos);
        Protocol protocol = first.protocol();
        if (protocol == Protocol.UNKNOWN) {
            silent = true;
        } else if (protocol != null) {
            dialogue = Dialogue.of(protocol, listener);
            FirstBytes other = orig ? ofResp : ofOrig;
            heldBack(dialogue, !orig, other, other.count());
            heldBack(dialogue, orig, first, before);
            return hear(dialogue, orig, bytes, from, to, nanos);
        }
        return to;
    }

    /** Where both sides agree on another protocol, what follows is heard as if the connection began there. */
    private int hear(Dialogue current, boolean orig, byte[] bytes, int from, int to, long nanos) {
        current.hear(orig, bytes, from, to, nanos);
        if (!current.isFollowed()) {
            return to;
        }
        listenAnew();
        return (int) Math.max(from, to - current.unheard(orig));
    }

    private static void heldBack(Dialogue dialogue, boolean orig, FirstBytes first, int count) {
        if (count > 0) {
            dialogue.hear(orig, first.taken(), 0, count, first.nanos());
        }
    }

    void miss(boolean orig, long bytes, long nanos) {
        if (dialogue != null) {
            dialogue.miss(orig, bytes, nanos);
        } else {
            // What comes after the gap may look like the beginning of anything.
            silent = true;
        }
    }

    void over(boolean orig, long nanos) {
        if (dialogue != null) {
            dialogue.over(orig, nanos);
        }
    }

    void giveUp(boolean orig, String errorType) {
        if (dialogue != null) {
            dialogue.giveUp(orig, errorType);
        }
    }

    /** Listens no more, and forgets what it has heard. */
    void silence(String errorType) {
        giveUp(true, errorType);
        giveUp(false, errorType);
        dialogue = null;
        silent = true;
    }

    int heldBytes() {
        return dialogue == null ? 0 : dialogue.heldBytes();
    }
}
