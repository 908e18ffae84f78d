package io.sillage.benchmarks.peers;

/** An engine that reads the lifecycles. */
interface Peer {
    /** Reads all events once, from nothing. */
    Round run() throws Exception;

    /**
     * @param records that were given
     * @param seconds from the first event to the end, by the wall clock
     * @param cpuSeconds of all threads of the process: collectors of garbage and compilers too
     */
    record Round(long records, double seconds, double cpuSeconds) {}
}
