package io.sillage.analyzer.transduce;

import org.jspecify.annotations.Nullable;

/** An operation that this machine does not permit. The message is the reason; often a witness proves it. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Witness witness;

    public Refused(String reason) {
        this(reason, null);
    }

    public Refused(String reason, @Nullable Witness witness) {
        super(reason, null, false, false);
        this.witness = witness;
    }

    public @Nullable Witness witness() {
        return witness;
    }

    /** Never null, unlike in other exceptions. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
