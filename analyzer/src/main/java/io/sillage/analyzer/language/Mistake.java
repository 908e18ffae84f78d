package io.sillage.analyzer.language;

import java.util.List;

/**
 * Something in a file that can't be meant. The message says what was expected; where a log shows the trouble, the shortest
 * one is in {@link #log}.
 */
public final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Place place;
    private final transient List<String> log;

    public Mistake(Place place, String message) {
        this(place, message, List.of());
    }

    public Mistake(Place place, String message, List<String> log) {
        super(message, null, false, false);
        this.place = place;
        this.log = List.copyOf(log);
    }

    public Place place() {
        return place;
    }

    /** One event a line, then what is read into it; empty where no log is needed to see it. */
    public List<String> log() {
        return log;
    }

    /** Never null, unlike in other exceptions. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
