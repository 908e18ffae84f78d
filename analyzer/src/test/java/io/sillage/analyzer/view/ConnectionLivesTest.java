package io.sillage.analyzer.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.journal.Entry;
import io.sillage.analyzer.kit.TestRecording;
import io.sillage.event.Connection;
import io.sillage.event.Event;
import io.sillage.event.Frame;
import io.sillage.event.Origin;
import io.sillage.event.SocketConnected;
import io.sillage.event.SocketWritten;
import org.junit.jupiter.api.Test;

class ConnectionLivesTest {
    private static final Origin SHOP = new Origin("1-1", "ship", "shop", 1, "shop", null, null);

    private final ConnectionLives lives = new ConnectionLives(TestRecording.CLOCK, 10, end -> {});
    private long seq;

    private static Connection connection(int number) {
        return new Connection("1-1", number, "unix", null, -1, "/run/stock", -1, false);
    }

    private void step(Event event) {
        long mono = TestRecording.CLOCK.mono() + 1000 * ++seq;
        lives.step(Entry.of(new Frame(SHOP, "1-1/2", seq, mono, null, event)));
    }

    @Test
    void anEndIsMadeAnewWhenSomethingHappenedOnIt() {
        String id = connection(1).id();
        step(new SocketConnected(connection(1), 10, null));
        ConnectionEnd first = lives.of(id);
        step(new SocketConnected(connection(2), 10, null));
        assertThat(lives.of(id)).as("of another end").isSameAs(first);
        step(new SocketWritten(connection(1), 7, 10, null));
        ConnectionEnd second = lives.of(id);
        assertThat(second).isNotNull().isNotSameAs(first);
        assertThat(second.written()).isEqualTo(7);
        lives.forget(id);
        assertThat(lives.of(id)).isNull();
    }
}
