package io.sillage.analyzer.traffic;

import java.util.Set;

/**
 * How a Redis server answers a command: with one reply, unless the client asked for silence (CLIENT REPLY, until RESET), the
 * command is empty, or it is about subscriptions, which in version 3 of the protocol are answered by pushes alone and in
 * version 2 by as many replies as there are channels.
 */
final class RedisAnswers {
    enum Answer {
        NONE,
        ONE,
        /** Replies that nobody asked for one by one. */
        MANY
    }

    private static final Set<String> SUBSCRIPTIONS =
            Set.of("SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "UNSUBSCRIBE", "PUNSUBSCRIBE", "SUNSUBSCRIBE");
    private static final Set<String> STREAMING = Set.of("MONITOR", "SYNC", "PSYNC");

    private boolean off;
    private boolean skipNext;
    private boolean version3;
    /** How often the client asked to begin anew (RESET) without an answer yet. */
    private int resets;

    /** @param words in upper case: the command's name and, of CLIENT and HELLO, what follows it */
    Answer to(String[] words) {
        String name = words[0];
        if (name.isEmpty()) {
            return Answer.NONE;
        }
        boolean skipped = skipNext;
        skipNext = false;
        if (STREAMING.contains(name)) {
            return Answer.MANY;
        }
        if (SUBSCRIPTIONS.contains(name)) {
            return version3 ? Answer.NONE : Answer.MANY;
        }
        if (name.equals("RESET") && words.length == 1) {
            return toReset(skipped);
        }
        if (name.equals("HELLO") && words.length > 1) {
            version3 = words[1].equals("3");
        } else if (name.equals("CLIENT") && words.length > 2 && words[1].equals("REPLY")) {
            return toReply(words[2], skipped);
        }
        return off || skipped ? Answer.NONE : Answer.ONE;
    }

    /** RESET ends even silence, but for that of the one command that was to be skipped (redis.io/docs/latest/commands/reset). */
    private Answer toReset(boolean skipped) {
        off = false;
        version3 = false;
        if (skipped) {
            return Answer.NONE;
        }
        resets++;
        return Answer.ONE;
    }

    /** CLIENT REPLY (redis.io/docs/latest/commands/client-reply). */
    private Answer toReply(String mode, boolean skipped) {
        switch (mode) {
            case "ON" -> {
                off = false;
                return Answer.ONE;
            }
            case "OFF" -> off = true;
            case "SKIP" -> skipNext = !off;
            default -> {
                return off || skipped ? Answer.NONE : Answer.ONE;
            }
        }
        return Answer.NONE;
    }

    /**
     * HELLO was answered by that type: only version 3 has maps. An error leaves the version as it was, mostly 2. What a RESET
     * that was asked since will make of it is known already.
     */
    void greeted(char type) {
        if (resets == 0) {
            version3 = type == '%';
        }
    }

    /** RESET was answered. */
    void reset() {
        resets--;
    }

    /** Version 2 knows no pushes; one that came before RESET was answered had been sent before. */
    void pushed() {
        version3 |= resets == 0;
    }
}
