package io.sillage.analyzer.traffic;

import io.sillage.analyzer.framing.Framer;
import io.sillage.analyzer.framing.Message;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What both sides of one connection say, in a protocol that is known. */
abstract class Dialogue {
    /** What it tells, and of whom. */
    interface Listener {
        void told(boolean orig, Protocol protocol, Draft draft);

        /**
         * That direction is not understood any more.
         *
         * @param everUnderstood false where the protocol was nothing but a wrong guess
         */
        void lost(boolean orig, String errorType, boolean everUnderstood);
    }

    /** What a question takes with all that belongs to it, a path included. */
    private static final int QUESTION_BYTES = 256;

    private final Protocol protocol;
    private final Listener listener;
    private final Voice orig;
    private final Voice resp;
    private boolean understood;
    private boolean followed;

    Dialogue(
            Protocol protocol,
            Listener listener,
            Function<Consumer<Message>, Framer> ofOrig,
            Function<Consumer<Message>, Framer> ofResp) {
        this.protocol = protocol;
        this.listener = listener;
        orig = new Voice(ofOrig.apply(message -> said(true, message)));
        resp = new Voice(ofResp.apply(message -> said(false, message)));
    }

    static Dialogue of(Protocol protocol, Listener listener) {
        return switch (protocol) {
            case HTTP -> HttpDialogue.begin(listener);
            case REDIS -> new RedisDialogue(listener);
            case POSTGRESQL -> PostgresDialogue.begin(listener);
            case TLS -> TlsDialogue.begin(listener);
            case KAFKA -> KafkaDialogue.begin(listener);
            case PROXY -> new ProxyDialogue(listener);
            case UNKNOWN -> throw new IllegalArgumentException("Bug: nobody understands " + protocol);
        };
    }

    final void hear(boolean fromOrig, byte[] bytes, int from, int to, long nanos) {
        voice(fromOrig).hear(bytes, from, to, nanos);
    }

    /** So many bytes are not in the capture. */
    final void miss(boolean fromOrig, long bytes, long nanos) {
        Voice voice = voice(fromOrig);
        if (!voice.miss(bytes, nanos)) {
            unframed(fromOrig, "gap", bytes + " bytes are not in the capture");
        }
    }

    /** All bytes of that side have been heard. */
    final void over(boolean ofOrig, long nanos) {
        Voice voice = voice(ofOrig);
        voice.over(nanos);
        if (voice.inMessage()) {
            Draft draft = new Draft("incomplete").text("error.type", "incomplete");
            partly(ofOrig, draft);
            tell(ofOrig, draft.span(voice.ended()));
        }
        voice.giveUp();
    }

    /** Nothing more of that direction is listened to. */
    final void giveUp(boolean ofOrig, String errorType) {
        if (!voice(ofOrig).gone()) {
            unframed(ofOrig, errorType, null);
        }
    }

    /** What follows is another protocol. */
    final void end() {
        orig.giveUp();
        resp.giveUp();
        followed = true;
    }

    /** Whether another protocol follows this one. */
    final boolean isFollowed() {
        return followed;
    }

    /** How many of the bytes that it was given come after its last message. */
    final long unheard(boolean ofOrig) {
        return voice(ofOrig).unheard();
    }

    private void said(boolean fromOrig, Message message) {
        if (message instanceof Message.Unframed unframed) {
            unframed(fromOrig, "unframed", unframed.why());
        } else if (fromOrig) {
            asked(message);
        } else {
            answered(message);
        }
    }

    private void unframed(boolean ofOrig, String errorType, @Nullable String why) {
        Voice voice = voice(ofOrig);
        voice.giveUp();
        Draft draft = new Draft("unframed").text("error.type", errorType).text("reason", why);
        listener.told(ofOrig, protocol, draft.span(voice.ended()));
        listener.lost(ofOrig, errorType, understood);
    }

    /** A message of the originator. */
    abstract void asked(Message message);

    /** A message of the responder. */
    abstract void answered(Message message);

    /** What is known of a message that broke off. */
    void partly(boolean ofOrig, Draft draft) {}

    final void tell(boolean ofOrig, Draft draft) {
        understood = true;
        listener.told(ofOrig, protocol, draft);
    }

    /** Where the message lay that was just handed on. */
    final Span ended(boolean ofOrig) {
        return voice(ofOrig).ended();
    }

    /** How many questions wait for their answers. */
    int waiting() {
        return 0;
    }

    /** The memory that it takes, about. */
    final int heldBytes() {
        return orig.heldBytes() + resp.heldBytes() + QUESTION_BYTES * waiting();
    }

    private Voice voice(boolean ofOrig) {
        return ofOrig ? orig : resp;
    }
}
