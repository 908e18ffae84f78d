package io.sillage.weaver.premain;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Tells the user why there is no recording of this JVM: one {@code agent.status} line in the recording, or, where the
 * recording cannot be written, a file in the temporary directory.
 */
final class StoodDown {
    private StoodDown() {}

    static void say(AgentOptions options, String reason) {
        long pid = Jvm.pid();
        String recording = options.get("recording");
        String refused = "no recording=DIRECTORY among the agent's options";
        if (recording != null) {
            try {
                writeEvent(new File(recording), options, pid, reason);
                return;
            } catch (IOException | SecurityException e) {
                refused = "cannot write to " + recording + ": " + e.getMessage();
            }
        }
        try {
            writeReason(
                    new File(System.getProperty("java.io.tmpdir", "/tmp"), "sillage-" + pid + ".reason"),
                    reason + "\n(" + refused + ")\n");
        } catch (IOException | SecurityException e) {
            // nowhere left to say it
        }
    }

    private static void writeEvent(File recording, AgentOptions options, long pid, String reason) throws IOException {
        long wallMillis = System.currentTimeMillis();
        long mono = System.nanoTime();
        String process = pid + "-" + wallMillis;
        File folder = new File(recording, process);
        if (!recording.isDirectory() || !folder.mkdir()) {
            throw new IOException("no folder " + folder);
        }
        ownerOnly(folder);
        String line = "{\"time\":\"" + time(recording, wallMillis, mono) + "\",\"mono\":" + mono
                + ",\"kind\":\"agent.status\",\"source\":\"" + json(Launch.serviceName(options)) + "\",\"host.name\":\""
                + json(Jvm.host()) + "\",\"stream\":\"" + process + "/0\",\"seq\":0,\"service.name\":\""
                + json(Launch.serviceName(options)) + "\",\"process.pid\":" + pid
                + ",\"state\":\"stood-down\",\"reason\":\""
                + json(reason) + "\"}\n";
        write(new File(folder, "agent.ndjson"), line);
    }

    static void writeReason(File file, String text) throws IOException {
        write(file, text);
    }

    private static void write(File file, String text) throws IOException {
        if (!file.createNewFile()) { // exclusive: never follows what another user put there
            throw new IOException(file + " is there already");
        }
        ownerOnly(file);
        try (OutputStream out = new FileOutputStream(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void ownerOnly(File file) {
        boolean directory = file.isDirectory();
        file.setReadable(false, false);
        file.setWritable(false, false);
        file.setExecutable(false, false);
        file.setReadable(true, true);
        file.setWritable(true, true);
        if (directory) {
            file.setExecutable(true, true);
        }
    }

    /** The recording's own clock pair gives the wall time, so that all events of a recording agree. */
    private static String time(File recording, long wallMillis, long mono) {
        long nanos = wallMillis * 1_000_000;
        try {
            String text = head(new File(recording, "recording.json"));
            nanos = mono - number(text, "\"mono\":") + number(text, "\"wall\":");
        } catch (IOException | NumberFormatException e) {
            // no pair yet: the clock of this moment
        }
        SimpleDateFormat seconds = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
        seconds.setTimeZone(TimeZone.getTimeZone("UTC"));
        long fraction = Math.floorMod(nanos, 1_000_000_000L);
        String digits = Long.toString(1_000_000_000L + fraction).substring(1);
        return seconds.format(new Date((nanos - fraction) / 1_000_000)) + "." + digits + "Z";
    }

    private static String head(File file) throws IOException {
        byte[] bytes = new byte[4096];
        try (FileInputStream in = new FileInputStream(file)) {
            int n = in.read(bytes);
            return new String(bytes, 0, Math.max(n, 0), StandardCharsets.UTF_8);
        }
    }

    private static long number(String text, String key) {
        int start = text.indexOf(key) + key.length();
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return Long.parseLong(text.substring(start, end));
    }

    static String json(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
