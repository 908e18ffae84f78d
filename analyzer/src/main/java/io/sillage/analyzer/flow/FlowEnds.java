package io.sillage.analyzer.flow;

/**
 * Between whom a connection is, as far as its first packet tells.
 *
 * @param transport as of {@link FlowRecord}
 * @param origAddress 4 or 16 bytes
 * @param origPort -1 where there is none
 * @param midLife whether it was open before: its first packet opens nothing
 */
public record FlowEnds(
        String transport, byte[] origAddress, int origPort, byte[] respAddress, int respPort, boolean midLife) {}
