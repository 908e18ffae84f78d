package io.sillage.analyzer.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.kit.CaptureBuilder;
import io.sillage.analyzer.kit.Overheard;
import io.sillage.analyzer.kit.TcpTalk;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which reply belongs to which command, by redis.io/docs/latest/develop/reference/protocol-spec and the commands' pages. */
class RedisDialogueTest {
    private final CaptureBuilder capture = new CaptureBuilder();
    private final TcpTalk talk =
            capture.tcp("10.0.0.1", 40000, "10.0.0.2", 6379).open();

    private void ask(String... commands) {
        for (String command : commands) {
            StringBuilder text = new StringBuilder();
            String[] words = command.split(" ");
            text.append('*').append(words.length).append("\r\n");
            for (String word : words) {
                text.append('$')
                        .append(word.length())
                        .append("\r\n")
                        .append(word)
                        .append("\r\n");
            }
            talk.orig.text(text.toString());
        }
    }

    private void answer(String... lines) {
        for (String line : lines) {
            talk.resp.text(line + "\r\n");
        }
    }

    /** What each message of the server answers. */
    private List<String> answers() {
        return Overheard.of(capture).messages().stream()
                .filter(line -> line.startsWith("resp"))
                .map(line -> line.replaceAll("resp |bytes=\\d+(, )?", ""))
                .toList();
    }

    @Test
    void anAttributeIsPartOfItsReply() {
        ask("GET a", "PING");
        answer("|1\r\n+ttl\r\n:9", "$1\r\nx", "+PONG");
        assertThat(answers()).containsExactly("reply {db.operation.name=GET}", "reply {db.operation.name=PING}");
    }

    @Test
    void commandsInSilenceAreNotAnswered() {
        ask("CLIENT REPLY OFF", "SET a 1", "CLIENT REPLY SKIP", "SET b 2", "client reply on", "GET a");
        answer("+OK", "$1\r\n1");
        assertThat(answers()).containsExactly("reply {db.operation.name=CLIENT}", "reply {db.operation.name=GET}");
    }

    @Test
    void onlyTheNextCommandIsSkipped() {
        ask("CLIENT REPLY SKIP", "SET a 1", "GET a", "CLIENT REPLY NOW");
        answer("$1\r\n1", "-ERR syntax error");
        assertThat(answers())
                .containsExactly("reply {db.operation.name=GET}", "reply {db.operation.name=CLIENT, error.type=ERR}");
    }

    @Test
    void emptyCommandsAreNotAnswered() {
        ask("GET a");
        talk.orig.text("*0\r\n\r\n*-1\r\n");
        ask("PING");
        answer("_", "+PONG");
        assertThat(answers()).containsExactly("reply {db.operation.name=GET}", "reply {db.operation.name=PING}");
    }

    @Test
    void subscriptionsOfVersion3AreAnsweredByPushes() {
        ask("HELLO 3", "SUBSCRIBE a b", "PING", "UNSUBSCRIBE", "GET a");
        answer("%1\r\n+proto\r\n:3", ">3\r\n+subscribe\r\n+a\r\n:1", ">3\r\n+subscribe\r\n+b\r\n:2", "+PONG");
        answer(">3\r\n+unsubscribe\r\n+a\r\n:1", ">3\r\n+unsubscribe\r\n+b\r\n:0", "_");
        assertThat(answers())
                .containsExactly(
                        "reply {db.operation.name=HELLO}",
                        "push {}",
                        "push {}",
                        "reply {db.operation.name=PING}",
                        "push {}",
                        "push {}",
                        "reply {db.operation.name=GET}");
    }

    @Test
    void resetEndsSilence() {
        ask("CLIENT REPLY OFF", "SET a 1", "RESET", "GET a");
        answer("+RESET", "$1\r\n1");
        assertThat(answers()).containsExactly("reply {db.operation.name=RESET}", "reply {db.operation.name=GET}");
    }

    @Test
    void resetMayBeSkippedItself() {
        ask("CLIENT REPLY SKIP", "RESET", "GET a");
        answer("$1\r\n1");
        assertThat(answers()).containsExactly("reply {db.operation.name=GET}");
    }

    @Test
    void resetGoesBackToVersion2() {
        ask("HELLO 3", "SUBSCRIBE a", "RESET");
        // the answers to what was asked before
        answer("%1\r\n+proto\r\n:3", ">3\r\n+subscribe\r\n+a\r\n:1");
        answer(">3\r\n+message\r\n+a\r\n+x", "+RESET");
        ask("SUBSCRIBE a", "PING");
        answer("*3\r\n+subscribe\r\n+a\r\n:1", "*2\r\n+pong\r\n+");
        assertThat(answers())
                .containsExactly(
                        "reply {db.operation.name=HELLO}",
                        "push {}",
                        "push {}",
                        "reply {db.operation.name=RESET}",
                        "reply {}",
                        "reply {}");
    }

    @Test
    void afterResetVersion3MayBeginAnew() {
        ask("HELLO 3", "RESET", "HELLO 3", "SUBSCRIBE a", "GET a");
        answer("%1\r\n+proto\r\n:3", "+RESET", "%1\r\n+proto\r\n:3", ">3\r\n+subscribe\r\n+a\r\n:1", "_");
        assertThat(answers())
                .containsExactly(
                        "reply {db.operation.name=HELLO}",
                        "reply {db.operation.name=RESET}",
                        "reply {db.operation.name=HELLO}",
                        "push {}",
                        "reply {db.operation.name=GET}");
    }

    @Test
    void afterSubscriptionsOfVersion2NobodyKnowsWhatAnswersWhat() {
        ask("HELLO 3", "PING");
        answer("-ERR unknown command 'HELLO'", "+PONG");
        ask("SUBSCRIBE a b", "PING");
        answer("*3\r\n+subscribe\r\n+a\r\n:1", "*3\r\n+subscribe\r\n+b\r\n:2", "*2\r\n+pong\r\n+");
        assertThat(answers())
                .containsExactly(
                        "reply {db.operation.name=HELLO, error.type=ERR}",
                        "reply {db.operation.name=PING}",
                        "reply {}",
                        "reply {}",
                        "reply {}");
    }
}
