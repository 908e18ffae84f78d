package io.sillage.analyzer.framing;

import static io.sillage.analyzer.framing.Split.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.framing.Message.Postgres;
import io.sillage.analyzer.framing.Message.Unframed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresFramerTest {
    private static final String STARTUP = "0000000f 00030000 75736572 00 6100";

    private static List<Message> client(String hex) {
        return Split.everywhere(hex(hex), out -> PostgresFramer.ofClient(new PostgresTurns(), out));
    }

    private static List<Message> server(String hex, boolean asked) {
        return Split.everywhere(hex(hex), out -> {
            PostgresTurns turns = new PostgresTurns();
            if (asked) {
                turns.ask(PostgresTurns.TLS);
            }
            return PostgresFramer.ofServer(turns, out);
        });
    }

    @Test
    void startupQueryAndGoodbye() {
        // Q "SELECT 1", P unnamed "SELECT 2" without parameters, X.
        String query = "51 0000000d 53454c4543542031 00";
        String parse = "50 00000010 00 53454c4543542032 00 0000";
        assertThat(client(STARTUP + query + parse + "58 00000004"))
                .containsExactly(
                        new Postgres(' ', "3", 15),
                        new Postgres('Q', "SELECT 1", 14),
                        new Postgres('P', "SELECT 2", 17),
                        new Postgres('X', "", 5));
    }

    @Test
    void completionErrorAndReadiness() {
        // R ok, C "SELECT 1", E severity and code, Z idle.
        String authentication = "52 00000008 00000000";
        String complete = "43 0000000d 53454c4543542031 00";
        String error = "45 00000013 53 4552524f5200 43 343250303100 00";
        assertThat(server(authentication + complete + error + "5a 00000005 49", false))
                .containsExactly(
                        new Postgres('R', "", 9),
                        new Postgres('C', "SELECT 1", 14),
                        new Postgres('E', "42P01", 20),
                        new Postgres('Z', "", 6));
    }

    @Test
    void tlsThatIsGrantedEndsIt() {
        assertThat(server("53 160301", true)).containsExactly(new Postgres(' ', "tls_granted", 1));
    }

    @Test
    void tlsThatIsRefusedGoesOnInTheClear() {
        assertThat(client("00000008 04d2162f" + STARTUP))
                .containsExactly(new Postgres(' ', "SSL", 8), new Postgres(' ', "3", 15));
        assertThat(server("4e 5a 00000005 49", true))
                .containsExactly(new Postgres(' ', "tls_refused", 1), new Postgres('Z', "", 6));
    }

    @Test
    void textsAreCutBetweenCharacters() {
        for (String character : List.of("\u00e4", "\u20ac", "\ud83d\ude00")) {
            for (int before = 0; before < 4; before++) {
                String sql = "x".repeat(1020 + before) + character.repeat(3);
                byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
                ByteBuffer query = ByteBuffer.allocate(6 + bytes.length).put((byte) 'Q');
                query.putInt(5 + bytes.length).put(bytes);
                List<Message> messages = new ArrayList<>();
                Framer framer = PostgresFramer.ofClient(new PostgresTurns(), messages::add);
                byte[] startup = hex(STARTUP);
                framer.feed(startup, 0, startup.length);
                framer.feed(query.array(), 0, query.capacity());
                String told = ((Postgres) messages.get(1)).text();
                assertThat(sql).as(character + before).startsWith(told);
                assertThat(told.getBytes(StandardCharsets.UTF_8).length).isBetween(1021, 1024);
            }
        }
    }

    @Test
    void otherBytesAreNamed() {
        assertThat(Split.everywhere(
                        Split.bytes("GET / HTTP/1.1\r\n"), out -> PostgresFramer.ofClient(new PostgresTurns(), out)))
                .singleElement()
                .isInstanceOf(Unframed.class);
    }
}
