package io.sillage.cli;

import io.sillage.collector.Collector;
import io.sillage.collector.CollectorReport;
import io.sillage.collector.CollectorSettings;
import io.sillage.collector.journal.RecordingRefused;
import io.sillage.collector.probe.ProbeStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The collector at work in this process, and what there is to say of it afterwards. */
final class Collecting implements AutoCloseable {
    private final Collector collector;

    private Collecting(Collector collector) {
        this.collector = collector;
    }

    static Collecting into(Path recording) throws IOException {
        return begin(CollectorSettings.of(recording));
    }

    static Collecting begin(CollectorSettings settings) throws IOException {
        try {
            Collector collector = Collector.create(settings);
            collector.start();
            return new Collecting(collector);
        } catch (RecordingRefused e) {
            String why = String.valueOf(e.getMessage());
            throw e.reason() == RecordingRefused.Reason.EXISTS ? Refusal.wrongUsage(why) : Refusal.environment(why);
        }
    }

    /** Seals what is left; the recording is whole afterwards. */
    @Override
    public void close() throws IOException {
        collector.close();
    }

    CollectorReport report() {
        return collector.report();
    }

    /** What was recorded, and whatever was odd; a sentence each. */
    static List<String> sentences(CollectorReport report, String shownRecording) {
        List<String> sentences = new ArrayList<>();
        sentences.add(String.format(
                Locale.ROOT,
                "recorded %,d events, %s, into %s",
                report.events(),
                bytes(report.sealedBytes() + report.unsealedBytes()),
                shownRecording));
        if (report.eventsLost() > 0) {
            sentences.add(
                    "lost " + report.eventsLost() + " events; `sillage status " + shownRecording + "` says where");
        }
        if (report.eventsDeleted() > 0) {
            sentences.add("deleted the oldest " + report.eventsDeleted() + " events to keep within the disk's bounds");
        }
        report.damaged().forEach((segment, why) -> sentences.add("damaged: " + segment + ": " + why));
        if (!report.trouble().isEmpty()) {
            sentences.add("trouble: " + report.trouble());
        }
        for (ProbeStatus probe : report.probes()) {
            if (!probe.reason().isEmpty() && !probe.state().equals("stopped")) {
                sentences.add("without " + probe.source() + ": " + probe.reason());
            }
        }
        return sentences;
    }

    private static String bytes(long bytes) {
        return bytes < 1 << 20
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }
}
