package io.sillage.analyzer.transduce;

/** Whether two machines may be combined at all. */
final class Alike {
    private Alike() {}

    static void check(Machine a, Machine b) {
        if (a.semiring() != b.semiring()) {
            throw new Refused("the machines weigh differently: " + a.semiring().word() + " and "
                    + b.semiring().word() + "; read both in one semiring");
        }
        if (a.symbols() != b.symbols()) {
            throw new Refused("the machines name their labels in different tables; read both with one table");
        }
    }
}
