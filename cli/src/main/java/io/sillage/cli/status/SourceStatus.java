package io.sillage.cli.status;

import io.sillage.event.AgentStatus;
import org.jspecify.annotations.Nullable;

/**
 * One source.
 *
 * @param source its name as every view shows it
 * @param process its writer's folder
 * @param bytes on disk
 * @param lost events that were not written or can't be read
 * @param lagNanos how long ago its last event was, by the host's clock
 * @param alive whether its writer still lives
 * @param agent the last thing that it said of itself
 */
public record SourceStatus(
        String source,
        String process,
        long events,
        long bytes,
        long lost,
        long lagNanos,
        boolean alive,
        @Nullable AgentStatus agent) {}
