package io.sillage.analyzer.transduce;

/**
 * Two machines on the same input at once: an arc writes what both write, as one symbol {@code LEFT|RIGHT}. The product on
 * input labels with the epsilon filter of {@link Compose}: the left machine is turned around to give its input.
 */
public final class Pair {
    private Pair() {}

    public static Machine of(Machine left, Machine right) {
        return of(left, right, Limits.DEFAULT);
    }

    /** @throws Refused if there are more reachable pairs of states than the limit */
    public static Machine of(Machine left, Machine right, Limits limits) {
        Alike.check(left, right);
        Symbols names = new Symbols();
        // numbers of arcs stand for outputs through two compositions, then become pairs of symbols
        Machine leftArcs = Relabel.arcs(left, arc -> arc + 1, left::in);
        Machine rightArcs = Relabel.arcs(right, right::in, arc -> arc + 1);
        Machine product = Compose.of(leftArcs, rightArcs, limits);
        return Relabel.arcs(
                product,
                names,
                arc -> input(left, right, names, product.in(arc) - 1, product.out(arc) - 1),
                arc -> output(left, right, names, product.in(arc) - 1, product.out(arc) - 1));
    }

    private static int input(Machine left, Machine right, Symbols names, int l, int r) {
        int label = l >= 0 ? left.in(l) : right.in(r);
        return label == Machine.EPSILON ? label : names.intern(Symbols.text(left.symbols(), label));
    }

    private static int output(Machine left, Machine right, Symbols names, int l, int r) {
        int first = l >= 0 ? left.out(l) : Machine.EPSILON;
        int second = r >= 0 ? right.out(r) : Machine.EPSILON;
        return first == Machine.EPSILON && second == Machine.EPSILON
                ? Machine.EPSILON
                : names.intern(name(left, first) + "|" + name(left, second));
    }

    private static String name(Machine machine, int label) {
        return label == Machine.EPSILON ? Symbols.EPSILON_NAME : Symbols.text(machine.symbols(), label);
    }
}
