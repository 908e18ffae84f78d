package io.sillage.analyzer.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Lines as events have them, as others may write them, and damaged ones, from a seed. */
public final class DrawnLines {
    private static final List<String> KINDS = List.of(
            "process.start",
            "agent.status",
            "clock",
            "loss",
            "method.exit",
            "socket.connect",
            "socket.read",
            "socket.write",
            "socket.close",
            "log",
            "jfr.sample",
            "iostat.cpu",
            "net.state",
            "net.io",
            "message",
            "acme.order");
    private static final List<String> NAMES = List.of(
            "time",
            "mono",
            "source",
            "host.name",
            "service.name",
            "process.pid",
            "container.id",
            "thread.id",
            "thread.name",
            "connection",
            "connection.mid_life",
            "network.transport",
            "network.local.address",
            "network.local.port",
            "network.peer.port",
            "bytes",
            "eof",
            "duration_ns",
            "error.type",
            "direction",
            "state",
            "from",
            "network.protocol.name",
            "message.type",
            "code.function.name",
            "body",
            "attributes",
            "stack",
            "process.command_args",
            "count",
            "wall",
            "weight",
            "user",
            "a",
            "a.b",
            "b",
            "",
            "na\u00efve",
            "esc\\u0061ped",
            "tab\\t");
    private static final List<String> TEXTS = List.of(
            "",
            "x",
            "orig",
            "12",
            " 7 ",
            "1.5",
            "true",
            "4711-1/c12",
            "4711-1/c007",
            "p/c1234567890123456789",
            "/c1",
            "c17",
            "tcp",
            "10.0.0.1",
            "2026-01-01T00:00:00Z",
            "2026-03-31T23:59:59.123456789Z",
            "2024-02-29T00:00:00.000000000Z",
            "2026-02-30T00:00:00.000000000Z",
            "2026-01-01T24:00:00.000000000Z",
            "a longer text, as the body of a log may be, with more than sixty-four characters in it",
            "gr\u00fc\u00dfe",
            "\u20ac \ud83d\ude00",
            "\\n\\t\\\"\\\\\\/\\b\\f\\r",
            "\\u0041\\u00e9\\ud83d\\ude00",
            "\\ud83d alone",
            "\\x",
            "\\u12",
            "\\u00zz",
            "tab\there",
            "\\",
            "end\\\\");
    private static final List<String> OTHERS = List.of(
            "0",
            "1",
            "-1",
            "42",
            "80",
            "1000000000",
            "2147483648",
            "999999999999999999",
            "1000000000000000000",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "123456789012345678901234567890",
            "-0",
            "00",
            "01",
            "0.0",
            "-0.5",
            "0.25",
            "3.0",
            "1.5e3",
            "1E5",
            "1e-7",
            "1e400",
            "1e99999999999",
            "1.",
            ".5",
            "1.e5",
            "1e",
            "1e+",
            "+1",
            "0x10",
            "1_0",
            "NaN",
            "2.2250738585072012e-308",
            "0.1234567890123456789012345",
            "true",
            "false",
            "null",
            "True",
            "nul",
            "truex",
            "{}",
            "[]",
            "[1]",
            "[\"a\",\"b\\n\"]",
            "[\"a\",1.0,null,{\"b\":[1e3]}]",
            "[ 1 , 2",
            "{\"a\":1,\"a\":2}",
            "{\"b\":{\"c\":1.5,\"d\":[true]},\"e\":\"]}\"}",
            "{\"a\":1]",
            "{\"a\" 1}",
            "[\"\u00e9\"]");

    private final Random random;

    public DrawnLines(long seed) {
        random = new Random(seed);
    }

    /** A file of so many lines. */
    public byte[] file(int lines) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 0; i < lines; i++) {
            file.writeBytes(line());
            file.writeBytes(one(List.of("\n", "\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n \t\n"))
                    .getBytes(StandardCharsets.UTF_8));
        }
        return file.toByteArray();
    }

    /** One line without its end. */
    public byte[] line() {
        byte[] line = object().getBytes(StandardCharsets.UTF_8);
        return random.nextInt(4) == 0 ? damaged(line) : line;
    }

    private String object() {
        List<String> fields = new ArrayList<>();
        if (random.nextInt(20) > 0) {
            fields.add("\"kind\"" + colon() + '"' + one(KINDS) + '"');
            fields.add("\"mono\"" + colon() + random.nextInt(1_000_000_000));
            fields.add("\"stream\":\"4711-1/" + random.nextInt(3) + '"');
        }
        if (random.nextInt(3) > 0) {
            fields.add("\"connection\":\"4711-1/c" + random.nextInt(30) + "\"");
            fields.add("\"direction\":\"orig\"");
            fields.add("\"network.protocol.name\":\"http\"");
            fields.add("\"message.type\":\"request\"");
            fields.add("\"code.function.name\":\"a.B.c\"");
        }
        if (random.nextInt(8) == 0) {
            Collections.shuffle(fields, random);
        }
        for (int more = random.nextInt(8); more > 0; more--) {
            fields.add('"' + one(NAMES) + '"' + colon() + value());
        }
        String comma = random.nextInt(6) == 0 ? " , " : ",";
        return one(List.of("{", "{", "{", "{", " {", "{ ", "\t{"))
                + String.join(comma, fields)
                + one(List.of("}", "}", "}", "}", "} ", " }", "} x", "}}", ""));
    }

    private String colon() {
        return random.nextInt(8) == 0 ? one(List.of(" :", ": ", "\t:\t")) : ":";
    }

    /** Mostly of those that are usual. */
    private String value() {
        return switch (random.nextInt(4)) {
            case 0 -> one(OTHERS);
            case 1 -> Long.toString(random.nextLong() >> random.nextInt(64));
            default -> '"' + one(random.nextBoolean() ? TEXTS.subList(0, 20) : TEXTS) + '"';
        };
    }

    private byte[] damaged(byte[] line) {
        List<Byte> bytes = new ArrayList<>();
        for (byte character : line) {
            bytes.add(character);
        }
        byte[] hostile = {
            '"', '\\', '{', '}', '[', ']', ',', ':', '-', '0', 'e', '.', ' ', 0, 1, 0x7f, -1, -62, -30, -16, -128
        };
        for (int times = 1 + random.nextInt(3); times > 0 && !bytes.isEmpty(); times--) {
            int at = random.nextInt(bytes.size());
            byte other = hostile[random.nextInt(hostile.length)];
            switch (random.nextInt(4)) {
                case 0 -> bytes.set(at, other);
                case 1 -> bytes.add(at, other);
                case 2 -> bytes.remove(at);
                default -> bytes.subList(at, bytes.size()).clear();
            }
        }
        byte[] damaged = new byte[bytes.size()];
        for (int i = 0; i < damaged.length; i++) {
            damaged[i] = bytes.get(i);
        }
        return damaged;
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
