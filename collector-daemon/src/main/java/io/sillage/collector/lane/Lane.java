package io.sillage.collector.lane;

import io.sillage.event.Event;
import io.sillage.event.SegmentWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One stream of this process. A live reader sees each event as soon as it is written. What finds no room (a full disk,
 * the floor of free space) is counted as lost, in the header of the segment before it.
 */
public final class Lane {
    private final SegmentWriter writer;
    private final OwnFolder folder;
    private final int segmentBytes;
    private @Nullable LaneSegment segment;
    private @Nullable String trouble;
    private long written;
    private long lost;
    private boolean ended;

    Lane(SegmentWriter writer, OwnFolder folder, int segmentBytes) {
        this.writer = writer;
        this.folder = folder;
        this.segmentBytes = segmentBytes;
    }

    public synchronized void write(Event event, long mono) {
        if (ended) {
            return;
        }
        if (writer.write(event, mono) || (nextSegment() && writer.write(event, mono))) {
            written++;
            flush();
        } else {
            lose();
        }
    }

    /** How many events were written. */
    public synchronized long written() {
        return written;
    }

    public synchronized long lost() {
        return lost;
    }

    /** Why events are lost, or null while all is well. */
    public synchronized @Nullable String trouble() {
        return trouble;
    }

    /** Says that nothing more comes. */
    synchronized void end() {
        ended = true;
        closeSegment();
    }

    private boolean nextSegment() {
        try {
            OwnFolder.Prepared next = folder.prepare(segmentBytes);
            closeSegment();
            next.segment().open(writer, next.file());
            segment = next.segment();
            trouble = null;
            return true;
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
            return false;
        }
    }

    private void lose() {
        lost++;
        writer.lose(1);
        try {
            if (segment != null) {
                segment.writeHeader();
            }
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        }
    }

    private void flush() {
        try {
            if (segment != null) {
                segment.flush();
            }
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        }
    }

    private void closeSegment() {
        writer.close();
        try {
            if (segment != null) {
                segment.close();
            }
        } catch (IOException e) {
            trouble = String.valueOf(e.getMessage());
        }
        segment = null;
    }
}
