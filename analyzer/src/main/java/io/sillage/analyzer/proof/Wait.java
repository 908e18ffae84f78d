package io.sillage.analyzer.proof;

/**
 * How much time passes before an event.
 *
 * @param endsFirst whether the first program's slice has become idle by then
 * @param endsSecond whether the second's has
 * @param tick whether interim records became due; then nothing is idle
 */
record Wait(boolean endsFirst, boolean endsSecond, boolean tick) {
    static final Wait NONE = new Wait(false, false, false);
    static final Wait TICK = new Wait(false, false, true);

    static Wait idle(boolean first, boolean second) {
        return new Wait(first, second, false);
    }

    boolean ends() {
        return endsFirst || endsSecond;
    }
}
