package org.msed.lab.client;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.msed.lab.service.LabJava;
import org.msed.lab.space.Deadline;
import org.msed.lab.space.LabException;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Namespaces;
import org.msed.lab.space.Topology;

/** The client of a lab, asking all the time until closed. One caller at a time. */
public final class Client implements AutoCloseable {
    /** From one datagram to the next, unless told otherwise. */
    public static final int PERIOD_MICROS = 1000;

    /** Where the client, in its node, notes the numbers of the lines that were acknowledged. */
    public static final String ACKNOWLEDGED = "/run/acknowledged";

    /** Where it notes the numbers of the rows whose insertion was acknowledged. */
    public static final String ROWS_ACKNOWLEDGED = "/run/acknowledged-rows";

    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    /** Long enough for the last request of a time to be answered or lost. */
    private static final long SETTLE_NANOS = 400_000_000;

    private final Process process;
    private final BufferedReader answers;
    private final JsonMapper json = new JsonMapper();

    private Client(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What is asked besides datagrams, ARP and the nodes themselves. */
    public enum Asks {
        /** The service by HTTP too, every 5 ms. */
        HTTP,
        /**
         * That, and lines are handed in and rows inserted, one after the other; rows as soon as the
         * client was told the password of the pair's database ({@link Database#tell}).
         */
        LINES,
        /** Rows are inserted. */
        ROWS,
        /** Nothing more. */
        DATAGRAMS
    }

    /**
     * Starts asking for the first primary's virtual address, by datagram every millisecond; blocks
     * until the client runs.
     *
     * @param topology the nodes
     * @param namespaces where they run
     * @param asks what else is asked
     * @return the client
     */
    public static Client start(Topology topology, Namespaces namespaces, Asks asks) {
        return start(topology, namespaces, asks, PERIOD_MICROS);
    }

    /**
     * As the other, at another pace.
     *
     * @param topology the nodes
     * @param namespaces where they run
     * @param asks what else is asked
     * @param periodMicros from one datagram to the next
     * @return the client
     */
    public static Client start(
            Topology topology, Namespaces namespaces, Asks asks, int periodMicros) {
        LabNode node = topology.node("client");
        StringBuilder line = new StringBuilder("exec ");
        line.append(LabJava.line(Observer.class));
        line.append(' ').append(node.lanAddress());
        line.append(' ').append(Topology.virtualAddress(topology.primaries().get(0)));
        line.append(' ').append(periodMicros);
        line.append(' ').append(asks.name().toLowerCase(java.util.Locale.ROOT));
        topology.appliances().forEach(one -> line.append(' ').append(one.lanAddress()));
        List<String> entering = namespaces.entering(node.name(), "sh", "-c", line.toString());
        try {
            Process process =
                    new ProcessBuilder(entering).redirectError(namespaces.log("client")).start();
            Client client = new Client(process);
            boolean asking =
                    Deadline.reached(
                            START_LIMIT,
                            () -> client.read(0, Long.MAX_VALUE).datagrams().sent() > 0);
            if (!asking) {
                throw new LabException("the client does not start");
            }
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the client saw in a time that has passed. Blocks until its last requests are answered or
     * lost, 0.4 s after its end.
     *
     * @param fromNanos begin, in terms of {@link System#nanoTime}
     * @param toNanos end
     * @return the figures
     */
    public Observation between(long fromNanos, long toNanos) {
        Deadline.reached(
                Duration.ofNanos(Math.max(0, toNanos + SETTLE_NANOS - System.nanoTime())),
                () -> System.nanoTime() - toNanos >= SETTLE_NANOS);
        return read(fromNanos, toNanos);
    }

    /**
     * What the client saw since a moment; the last requests may still be on their way.
     *
     * @param fromNanos the moment
     * @return the figures
     */
    public Observation since(long fromNanos) {
        return read(fromNanos, System.nanoTime());
    }

    private Observation read(long fromNanos, long toNanos) {
        try {
            var questions = process.getOutputStream();
            questions.write((fromNanos + " " + toNanos + "\n").getBytes(StandardCharsets.US_ASCII));
            questions.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new LabException("the client has ended");
            }
            return json.readValue(line, Observation.class);
        } catch (IOException e) {
            throw new LabException("the client has ended", e);
        }
    }

    /** Stops asking. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
