package io.sillage.analyzer.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.event.SocketClosed;
import io.sillage.event.SocketRead;
import io.sillage.event.SocketShutdown;
import io.sillage.event.SocketWritten;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionStateTest {
    private static final String RESET = "java.net.SocketException";

    @TempDir
    Path directory;

    private TwoEnds ends;

    @BeforeEach
    void open() {
        ends = new TwoEnds(directory);
    }

    private SocketRead failedRead(boolean ofServer) {
        return new SocketRead(ofServer ? ends.far : ends.near, 0, false, 1000, RESET);
    }

    @Test
    void aResetIsToldThoughItsSideClosesAtOnce() {
        ends.near(100, new SocketClosed(ends.near));
        ends.far(150, failedRead(true)).far(151, new SocketClosed(ends.far));
        assertThat(ends.record().state()).isEqualTo("RSTO");
    }

    @Test
    void itIsTheOtherSideThatBrokeOff() {
        ends.far(100, new SocketClosed(ends.far));
        ends.near(150, failedRead(false)).near(151, new SocketClosed(ends.near));
        ConnectionRecord record = ends.record();
        assertThat(record.state()).isEqualTo("RSTR");
        assertThat(record.history()).isEqualTo("Shfr" + "F");
    }

    @Test
    void whatFailsAfterTheOwnCloseIsNoReset() {
        ends.near(100, new SocketClosed(ends.near)).near(101, failedRead(false));
        ends.far(150, new SocketRead(ends.far, 0, true, 0, null)).far(151, new SocketClosed(ends.far));
        assertThat(ends.record().state()).isEqualTo("SF");
    }

    @Test
    void aWriteThatFailsAfterTheOwnEndIsNoReset() {
        ends.near(100, new SocketShutdown(ends.near, false, true));
        ends.near(110, new SocketWritten(ends.near, 0, 1000, RESET));
        ends.far(150, new SocketRead(ends.far, 0, true, 0, null)).far(151, new SocketClosed(ends.far));
        ends.near(200, new SocketClosed(ends.near));
        assertThat(ends.record().state()).isEqualTo("SF");
    }

    @Test
    void aReadThatFailsAfterTheOwnEndIsOne() {
        ends.near(100, new SocketShutdown(ends.near, false, true));
        ends.far(150, new SocketClosed(ends.far));
        ends.near(160, failedRead(false)).near(161, new SocketClosed(ends.near));
        assertThat(ends.record().state()).isEqualTo("RSTR");
    }
}
