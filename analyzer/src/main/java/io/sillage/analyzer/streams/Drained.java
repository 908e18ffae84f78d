package io.sillage.analyzer.streams;

import io.sillage.analyzer.engine.Given;
import java.util.List;

/**
 * The records of a share up to a time.
 *
 * @param given by time and key
 * @param watermark no later record will be earlier than that; {@link Long#MAX_VALUE}: the log has ended
 * @param lastWall the time of the log's latest event, {@link Long#MIN_VALUE} if there was none
 */
record Drained(int share, List<Given> given, long watermark, long lastWall, Tally tally) {}
