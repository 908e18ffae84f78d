package io.sillage.analyzer.engine;

/** Counts while a program runs, as {@link Counts} names it. */
final class Counting {
    long mentioned;
    long stray;
    long keyless;
    long given;
    long broken;
    long unfinished;
    long evicted;
    long mostOpen;
    long withheld;

    Counts of(long events) {
        return new Counts(events, mentioned, stray, keyless, given, broken, unfinished, evicted, mostOpen, withheld);
    }

    void pack(Packer out) {
        for (long counter :
                new long[] {mentioned, stray, keyless, given, broken, unfinished, evicted, mostOpen, withheld}) {
            out.number(counter);
        }
    }

    void unpack(Unpacker in) {
        mentioned = in.number();
        stray = in.number();
        keyless = in.number();
        given = in.number();
        broken = in.number();
        unfinished = in.number();
        evicted = in.number();
        mostOpen = in.number();
        withheld = in.number();
    }
}
