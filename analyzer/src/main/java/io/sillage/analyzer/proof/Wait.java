package io.sillage.analyzer.proof;

/**
 * How much time passes before an event.
 *
 * @param endsFirst whether the first program's slice has become idle by then
 * @param endsSecond whether the second's has
 * @param ticksFirst whether interim records of the first program became due; then nothing is idle
 * @param ticksSecond whether those of the second did
 */
record Wait(boolean endsFirst, boolean endsSecond, boolean ticksFirst, boolean ticksSecond) {
    static final Wait NONE = new Wait(false, false, false, false);

    static Wait idle(boolean first, boolean second) {
        return new Wait(first, second, false, false);
    }

    static Wait tick(boolean first, boolean second) {
        return new Wait(false, false, first, second);
    }

    boolean ticks() {
        return ticksFirst || ticksSecond;
    }

    boolean ends() {
        return endsFirst || endsSecond;
    }
}
