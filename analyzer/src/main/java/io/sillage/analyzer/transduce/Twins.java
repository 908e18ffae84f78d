package io.sillage.analyzer.transduce;

import org.jspecify.annotations.Nullable;

/**
 * The twins property: whenever two states are reached with one word and have a cycle with one word each, the cycles don't
 * change the delay between the two (Choffrut 1977; Allauzen and Mohri, <i>Efficient algorithms for testing the twins
 * property</i>, 2003; Béal et al. 2003, section 5). Over the square of the trimmed machine:
 *
 * <ol>
 *   <li>each cycle of pairs writes as many letters left as right: {@link UnbalancedCycle}, linear;
 *   <li>outputs that have parted are not written on by a cycle: {@link PartedOutputs}, polynomial;
 *   <li>each cycle weighs left what it weighs right: again the first, over weights.
 * </ol>
 */
final class Twins {
    /**
     * @param pump two words that show it
     * @param ofWeights whether outputs are in order and only weights drift apart
     */
    record Violation(Pump pump, boolean ofWeights) {
        Witness witness() {
            return pump.witness(
                    ofWeights
                            ? "each round of the cycle changes how much more one path weighs"
                            : "each round of the cycle changes what one output is ahead of the other");
        }
    }

    private Twins() {}

    /**
     * Null if the states of a trimmed machine are twins.
     *
     * @throws Refused if there are more pairs of states than the limit
     */
    static @Nullable Violation violation(Machine machine, Limits limits) {
        if (new ByInput(machine).isDeterministic()) {
            // then a state has no sibling but itself
            return null;
        }
        PairGraph pairs = PairGraph.whole(machine, machine, limits);
        Components components = pairs.components();
        Pump pump = UnbalancedCycle.ofLetters(pairs, components);
        if (pump == null) {
            pump = PartedOutputs.find(pairs, components);
        }
        if (pump != null) {
            return new Violation(pump, false);
        }
        boolean weighs = machine.isWeighted() && machine.semiring().divides();
        pump = weighs ? UnbalancedCycle.ofWeights(pairs, components) : null;
        return pump == null ? null : new Violation(pump, true);
    }
}
