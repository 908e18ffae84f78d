/**
 * Captured packets, read.
 *
 * <p>Receives a pcap or pcapng file. Hands on its frames, and the IP packets in them: addresses, ports, lengths, whole
 * again where they were fragmented. Knows nothing of connections, nor of what a payload means.
 */
@NullMarked
package io.sillage.analyzer.capture;

import org.jspecify.annotations.NullMarked;
