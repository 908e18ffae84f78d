package io.sillage.analyzer.streams;

import io.sillage.analyzer.journal.RecordingProblem;
import io.sillage.analyzer.language.Program;
import io.sillage.analyzer.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs over a log on topics with Kafka Streams, together with all other processes of the same group. Each event
 * counts exactly once, whoever dies; records go to a topic.
 */
public final class StreamsEngine implements AutoCloseable {
    private static final Duration A_WAIT = Duration.ofMillis(200);
    /** For whoever pressed Ctrl-C. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    /** Brokers that are away are asked again; Ctrl-C waits for no more than that. */
    private static final Duration AN_ANSWER = Duration.ofSeconds(5);
    /** Whoever waits for the end is told after that what it hangs on. */
    private static final long WORDLESS_NANOS = 10_000_000_000L;

    private static final String NOT_ENDED =
            "all that is there is read, but not every publisher in every partition has said"
                    + " that there is no more; waiting for that (where one was cut off, 'sillage publish --resume' says it)";

    private final List<Program> programs;
    private final StreamsSettings settings;
    private final KafkaStreams streams;
    private final Path state;
    private final int shares;
    private final List<String> read;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private Duration patience = Duration.ofSeconds(20);

    private StreamsEngine(
            List<Program> programs,
            StreamsSettings settings,
            KafkaStreams streams,
            Path state,
            int shares,
            List<String> read) {
        this.programs = programs;
        this.settings = settings;
        this.streams = streams;
        this.state = state;
        this.shares = shares;
        this.read = read;
    }

    /**
     * Starts to work.
     *
     * @param fingerprint of the programs, as {@link Groups} takes it
     * @throws RecordingProblem if the group is that of other programs, if the log's topic is missing, or Kafka does not answer
     */
    public static StreamsEngine start(List<Program> programs, StreamsSettings settings, String fingerprint) {
        int sources;
        int shares;
        short replicas;
        Topology topology;
        List<String> read;
        try (Topics topics = new Topics(settings.place())) {
            sources = topics.eventsPartitions();
            shares = topics.results(sources);
            replicas = topics.replicas();
            topology = Wiring.of(programs, settings, sources, shares);
            read = Wiring.read(topology, settings);
            List<String> names = programs.stream().map(Program::name).toList();
            new Claims(topics).claim(settings.group(), new Claim(fingerprint, names, topics.eventsId(), read));
        }
        Path state = state();
        KafkaStreams streams = new KafkaStreams(topology, properties(settings, replicas, state));
        StreamsEngine engine = new StreamsEngine(programs, settings, streams, state, shares, read);
        streams.setUncaughtExceptionHandler(engine::failed);
        streams.start();
        return engine;
    }

    /** What Streams wants to lie in files; our stores are in memory and in topics. */
    private static Path state() {
        try {
            return Files.createTempDirectory("sillage-streams-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory", e);
        }
    }

    private static Properties properties(StreamsSettings settings, short replicas, Path state) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.group());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.place().brokers());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) replicas);
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.LARGEST_MESSAGE);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 << 10);
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Topics.LARGEST_MESSAGE);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // a process that was killed is replaced after this; the heartbeat has to fit in several times
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
        return properties;
    }

    private StreamThreadExceptionResponse failed(Throwable why) {
        failure.compareAndSet(null, why);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /**
     * Works until the log has ended, nothing of it is left to read for this group, and all its records are on their topic.
     *
     * @param enough whether nobody wants to wait for that any more
     * @param words is told once why it does not end although all is read, for people
     * @throws RecordingProblem if this process can't go on
     */
    public Outcome awaitEnd(BooleanSupplier enough, Consumer<String> words) {
        try (Topics topics = new Topics(settings.place(), AN_ANSWER);
                Backlog backlog = new Backlog(topics, settings.group(), read);
                Tallies tallies = new Tallies(settings)) {
            boolean said = false;
            long lookAt = System.nanoTime() + WORDLESS_NANOS;
            while (!enough.getAsBoolean()) {
                poll(tallies);
                if (!ended(tallies)) {
                    if (!said && System.nanoTime() > lookAt) {
                        said = isOnlyTheEndMissing(backlog, words);
                        lookAt = System.nanoTime() + WORDLESS_NANOS;
                    }
                } else if (backlog.isEmpty() && pollToEnd(tallies, topics) && ended(tallies)) {
                    return new Outcome(tallies.all(), true, OptionalLong.of(0));
                }
            }
            // whoever wants no more does not want to wait for the rest of what was begun, either
            patience = AT_ONCE;
            return new Outcome(tallies.all(), false, left());
        }
    }

    private static boolean isOnlyTheEndMissing(Backlog backlog, Consumer<String> words) {
        boolean missing = backlog.isEmpty();
        if (missing) {
            words.accept(NOT_ENDED);
        }
        return missing;
    }

    /** Works until nobody wants it any more. */
    public Outcome await(BooleanSupplier enough) {
        try (Tallies tallies = new Tallies(settings)) {
            while (!enough.getAsBoolean()) {
                poll(tallies);
            }
            return new Outcome(tallies.all(), false, OptionalLong.empty());
        }
    }

    private OptionalLong left() {
        try (Topics topics = new Topics(settings.place(), AT_ONCE)) {
            return OptionalLong.of(topics.lag(settings.group()));
        } catch (RecordingProblem noAnswer) {
            return OptionalLong.empty();
        }
    }

    private boolean ended(Tallies tallies) {
        return tallies.ended(programs, shares);
    }

    /** What was told of the rest, too: of what is read the tally is on its topic, but perhaps not here yet. */
    private boolean pollToEnd(Tallies tallies, Topics topics) {
        try {
            return tallies.pollTo(topics.ends(settings.place().countsTopic()), A_WAIT.multipliedBy(5));
        } catch (RecordingProblem noAnswer) {
            return false;
        }
    }

    private void poll(Tallies tallies) {
        tallies.poll(A_WAIT);
        Throwable why = failure.get();
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordingProblem problem) {
                throw problem;
            }
        }
        if (why != null) {
            throw RecordingProblem.environment(
                    "Kafka Streams gave up: " + why + "; the other processes of group " + settings.group()
                            + " go on; start this one again",
                    why);
        }
    }

    /** Ends after the work that it has begun; the others take over. */
    @Override
    public void close() {
        streams.close(patience);
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder()).forEach(StreamsEngine::delete);
        } catch (IOException | UncheckedIOException left) {
            // a temporary directory that somebody else cleans up
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
