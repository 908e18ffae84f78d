package io.sillage.analyzer.framing;

import static io.sillage.analyzer.framing.Split.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.sillage.analyzer.framing.Message.Redis;
import io.sillage.analyzer.framing.Message.Unframed;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisFramerTest {
    private static List<Message> framed(String text) {
        return Split.everywhere(bytes(text), RedisFramer::new);
    }

    @Test
    void commandsOneAfterTheOther() {
        assertThat(framed("*2\r\n$3\r\nGET\r\n$3\r\nkey\r\n*1\r\n$4\r\nPING\r\nPING\r\n"))
                .containsExactly(new Redis('*', "GET", 22), new Redis('*', "PING", 14), new Redis(' ', "PING", 6));
    }

    @Test
    void repliesOfVersion2() {
        assertThat(framed("+OK\r\n-ERR no such key\r\n:42\r\n$-1\r\n$5\r\nhe\r\nl\r\n*-1\r\n*0\r\n"))
                .containsExactly(
                        new Redis('+', "OK", 5),
                        new Redis('-', "ERR no such key", 18),
                        new Redis(':', "", 5),
                        new Redis('$', "", 5),
                        new Redis('$', "", 11),
                        new Redis('*', "", 5),
                        new Redis('*', "", 4));
    }

    @Test
    void nestedRepliesOfVersion3() {
        assertThat(framed("%2\r\n+a\r\n*2\r\n:1\r\n#t\r\n+b\r\n~1\r\n,1.5\r\n>1\r\n_\r\n"))
                .containsExactly(new Redis('%', "", 34), new Redis('>', "", 7));
    }

    @Test
    void attributesBelongToTheReplyAfterThem() {
        // The example of the specification: popular keys, then the reply itself.
        assertThat(framed("|1\r\n+ttl\r\n%1\r\n+k\r\n,0.1\r\n*2\r\n:1\r\n:2\r\n+OK\r\n"))
                .containsExactly(new Redis('*', "", 36), new Redis('+', "OK", 5));
        assertThat(framed("|0\r\n+OK\r\n|1\r\n+a\r\n:1\r\n|1\r\n+b\r\n:2\r\n-ERR\r\n"))
                .containsExactly(new Redis('+', "OK", 9), new Redis('-', "ERR", 30));
    }

    @Test
    void attributesOfElementsAreNoElements() {
        assertThat(framed("*3\r\n:1\r\n|1\r\n+ttl\r\n:9\r\n:2\r\n|0\r\n:3\r\n+OK\r\n"))
                .containsExactly(new Redis('*', "", 34), new Redis('+', "OK", 5));
    }

    @Test
    void wordsThatSayHowRepliesComeAreKept() {
        assertThat(framed("*3\r\n$6\r\nclient\r\n$5\r\nREPLY\r\n$3\r\nOFF\r\n"
                        + "*4\r\n$5\r\nHELLO\r\n$1\r\n3\r\n$4\r\nAUTH\r\n$6\r\nsecret\r\n"
                        + "*2\r\n$4\r\nAUTH\r\n$6\r\nsecret\r\n*2\r\n$0\r\n\r\n$3\r\nkey\r\n"))
                .extracting(message -> ((Redis) message).text())
                .containsExactly("client REPLY OFF", "HELLO 3", "AUTH", "");
    }

    @Test
    void hostileLengthsAreNamed() {
        assertThat(framed("*99999999999999999999\r\n")).singleElement().isInstanceOf(Unframed.class);
        assertThat(framed("*1\r\n".repeat(100))).last().isInstanceOf(Unframed.class);
    }
}
