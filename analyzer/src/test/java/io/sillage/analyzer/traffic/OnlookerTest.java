package io.sillage.analyzer.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.flow.FlowEnds;
import io.sillage.event.Frame;
import io.sillage.event.MessageSent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnlookerTest {
    private static final byte[] HOST = {10, 0, 0, 1};

    private final List<Frame> frames = new ArrayList<>();
    private final Onlooker onlooker = new Onlooker(CapturedEvents.origin("test", 0), frames::add, 100_000);

    private void asks(long connection, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        onlooker.data(connection, true, bytes, 0, bytes.length, 5);
    }

    private List<String> unframed() {
        return frames.stream()
                .filter(frame ->
                        frame.event() instanceof MessageSent sent && sent.type().equals("unframed"))
                .map(frame -> frame.stream() + " "
                        + ((MessageSent) frame.event()).texts().get("error.type"))
                .toList();
    }

    @Test
    void questionsThatNobodyAnswersTakeABoundedMemory() {
        for (int connection = 1; connection <= 3; connection++) {
            onlooker.begun(connection, new FlowEnds("tcp", HOST, connection, HOST, 80, false), 1);
            for (int i = 0; i < 150; i++) {
                asks(connection, "GET /" + i + " HTTP/1.1\r\n\r\n");
            }
        }
        // 256 bytes a question: the third connection is the one for which there is no room.
        assertThat(unframed()).containsExactly("capture-0/3 memory", "capture-0/3 memory");
        assertThat(onlooker.omissions())
                .containsExactly(new Omission(
                        2, "directions of connections tell no more messages: too many were in the middle of one"));
    }

    @Test
    void whatIsAnsweredTakesNoMemory() {
        onlooker.begun(1, new FlowEnds("tcp", HOST, 1, HOST, 80, false), 1);
        byte[] answer = "HTTP/1.1 204 No\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 2000; i++) {
            asks(1, "GET /" + i + " HTTP/1.1\r\n\r\n");
            onlooker.data(1, false, answer, 0, answer.length, 6);
        }
        assertThat(unframed()).isEmpty();
    }
}
