package io.sillage.analyzer.streams;

import io.sillage.analyzer.journal.Entry;
import java.util.List;

/**
 * A batch of events, read once for all programs.
 *
 * @param from the partition that it was in
 * @param publisher who wrote it
 * @param watermark no event of this publisher in this partition will be earlier, nanoseconds since 1970;
 *     {@link Long#MAX_VALUE}: there will be none
 * @param lastWall the time of its latest event; {@link Long#MIN_VALUE} if it has none
 * @param bad lines that were no event
 * @param repeats events that had been there before, and are left out
 */
record Parsed(int from, String publisher, long watermark, long lastWall, long bad, long repeats, List<Entry> entries) {}
