/**
 * Connections made of packets, by the rules that Zeek has for its conn.log.
 *
 * <p>Receives IP packets in the order in which they were captured. Hands on one {@link
 * io.sillage.analyzer.flow.FlowRecord} a connection: when it closes, falls silent, has its addresses used again, or the
 * capture ends. Knows nothing of files, of link layers, nor of how records are shown.
 */
@NullMarked
package io.sillage.analyzer.flow;

import org.jspecify.annotations.NullMarked;
