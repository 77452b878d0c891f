package org.msed.lab.client;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The client of the lab as a process: asks and notes all the time, and answers each line {@code
 * <from> <to>} (nanoseconds) on its standard input with an {@link Observation} as one line of JSON.
 * Ends with its standard input.
 */
public final class Observer {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long HTTP_PERIOD_NANOS = 5 * NANOS_PER_MILLI;
    private static final long ARP_PERIOD_NANOS = 5 * NANOS_PER_MILLI;
    private static final long SAMPLE_PERIOD_NANOS = 2 * NANOS_PER_MILLI;

    /**
     * Ten questions without an answer end a reign; a pause of the machine shorter than that not.
     */
    private static final long HOLD_NANOS = 50 * NANOS_PER_MILLI;

    private final DatagramPoll datagrams;
    private final HttpPoll http;
    private final ArpWatch arp;
    private final OwnerSamples samples;

    private Observer(String own, String virtual, List<String> nodes) throws IOException {
        this.datagrams = new DatagramPoll(virtual);
        this.http = new HttpPoll(virtual, HTTP_PERIOD_NANOS);
        this.arp = new ArpWatch("eth0", own, virtual);
        this.samples = new OwnerSamples(virtual, nodes);
    }

    /**
     * Runs until standard input ends.
     *
     * @param arguments address of the client, virtual address, period of the datagrams in
     *     microseconds, "lines", "rows", "http" or "datagrams" for what is asked, then the address
     *     of every node
     * @throws IOException if a socket cannot be had
     */
    public static void main(String[] arguments) throws IOException {
        List<String> nodes = Arrays.asList(arguments).subList(4, arguments.length);
        Observer observer = new Observer(arguments[0], arguments[1], nodes);
        observer.datagrams.start(Long.parseLong(arguments[2]) * 1000);
        boolean lines = arguments[3].equals("lines");
        if (lines || arguments[3].equals("http")) {
            observer.http.start();
        }
        if (lines) {
            new LineWriter(arguments[1]).start();
        }
        if (lines || arguments[3].equals("rows")) {
            new RowWriter(arguments[1]).start();
        }
        observer.arp.start(ARP_PERIOD_NANOS);
        observer.samples.start(SAMPLE_PERIOD_NANOS);
        observer.report();
    }

    private void report() throws IOException {
        JsonMapper json = new JsonMapper();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] words = line.split(" ");
            System.out.println(
                    json.writeValueAsString(
                            observe(Long.parseLong(words[0]), Long.parseLong(words[1]))));
            System.out.flush();
        }
    }

    private Observation observe(long from, long to) {
        Owners answering = datagrams.requests().owners(from, to);
        return new Observation(
                datagrams.requests().between(from, to),
                http.requests().between(from, to),
                millis(answering.overlapNanos(from, to, HOLD_NANOS)),
                millis(arp.owners().overlapNanos(from, to, HOLD_NANOS)),
                millis(samples.owners().overlapNanos(from, to, HOLD_NANOS)),
                samples.answers(),
                arp.claims());
    }

    private static double millis(long nanos) {
        return nanos / (double) NANOS_PER_MILLI;
    }
}
