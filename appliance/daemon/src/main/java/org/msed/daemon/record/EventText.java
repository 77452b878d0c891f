package org.msed.daemon.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msed.core.pair.Decision;
import org.msed.core.pair.Evidence;
import org.msed.core.pair.Moment;
import org.msed.daemon.snapshot.EventLine;

/** Decisions as lines of the event file and back. */
public final class EventText {

    /** Longest detail or actor kept, in characters. */
    public static final int DETAIL_LIMIT = 300;

    /** The same in bytes as written, so that a line with both always fits into a record slot. */
    private static final int DETAIL_BYTES = 900;

    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper READER = new ObjectMapper();

    private final String node;
    private final String pair;

    /**
     * @param node this node's name
     * @param pair the pair's name
     */
    public EventText(String node, String pair) {
        this.node = node;
        this.pair = pair;
    }

    /** The event's key everywhere: {@code node/incarnation/sequence}. */
    public String id(long incarnation, long sequence) {
        return node + "/" + Long.toHexString(incarnation) + "/" + sequence;
    }

    /**
     * One line without a line end.
     *
     * @param incarnation of the daemon that decided
     * @param at when
     * @param actor who ordered it, or empty
     */
    public byte[] write(Decision decision, long incarnation, Moment at, String actor) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(768);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("id", id(incarnation, decision.sequence()));
            out.writeStringField("time", time(at));
            out.writeNumberField("monotonicNanos", at.nanos());
            out.writeStringField("node", node);
            out.writeStringField("pair", pair);
            writeDecision(out, decision);
            writeEvidence(out, decision.evidence());
            out.writeStringField("detail", shortened(decision.detail()));
            out.writeStringField("actor", shortened(actor));
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void writeDecision(JsonGenerator out, Decision decision) throws IOException {
        out.writeStringField("row", decision.row().number());
        out.writeStringField("reason", decision.reason().name());
        out.writeStringField("from", decision.from().name());
        out.writeStringField("to", decision.to().name());
        out.writeStringField("holdCause", decision.holdCause().name());
        out.writeStringField("state", decision.shown().name());
        out.writeStringField("epoch", decision.epoch().toString());
        out.writeBooleanField("tokenHere", decision.tokenHere());
        out.writeNumberField("tokenSerial", decision.tokenSerial());
    }

    private static void writeEvidence(JsonGenerator out, Evidence evidence) throws IOException {
        out.writeNumberField("silentMillis", millis(evidence.silentNanos()));
        out.writeNumberField("limitMillis", millis(evidence.deadNanos()));
        out.writeNumberField("authorityMillis", millis(evidence.authorityNanos()));
        out.writeNumberField("gatewayMillis", millis(evidence.gatewayNanos()));
        out.writeArrayFieldStart("linkMillis");
        for (long age : evidence.linkNanos()) {
            out.writeNumber(millis(age));
        }
        out.writeEndArray();
    }

    /** Whole milliseconds; −1 stays −1. */
    static long millis(long nanos) {
        return nanos < 0 ? -1 : nanos / NANOS_PER_MILLI;
    }

    private static String time(Moment at) {
        return TIME.format(Instant.ofEpochMilli(Math.floorDiv(at.wallNanos(), NANOS_PER_MILLI)));
    }

    private static String shortened(String text) {
        int end = 0;
        int bytes = 0;
        while (end < Math.min(text.length(), DETAIL_LIMIT)) {
            bytes += bytes(text.charAt(end));
            if (bytes > DETAIL_BYTES) {
                break;
            }
            end++;
        }
        return text.substring(0, end);
    }

    /** At most; control characters and surrogates are written as an escape of six. */
    private static int bytes(char c) {
        if (c < ' ' || Character.isSurrogate(c)) {
            return 6;
        }
        return c < 0x80 ? 2 : 3;
    }

    /**
     * Reads a line.
     *
     * @return empty when it is torn or no event
     */
    public static Optional<EventLine> read(String line) {
        try {
            JsonNode json = READER.readTree(line);
            return json.hasNonNull("id") && json.hasNonNull("actor")
                    ? Optional.of(read(json))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static EventLine read(JsonNode json) {
        List<Long> links = new ArrayList<>();
        json.path("linkMillis").forEach(age -> links.add(age.asLong()));
        return new EventLine(
                json.path("id").asText(),
                json.path("time").asText(),
                json.path("monotonicNanos").asLong(),
                json.path("node").asText(),
                json.path("pair").asText(),
                json.path("row").asText(),
                json.path("reason").asText(),
                json.path("from").asText(),
                json.path("to").asText(),
                json.path("holdCause").asText(),
                json.path("state").asText(),
                json.path("epoch").asText(),
                json.path("tokenHere").asBoolean(),
                json.path("tokenSerial").asLong(),
                json.path("silentMillis").asLong(),
                json.path("limitMillis").asLong(),
                json.path("authorityMillis").asLong(),
                json.path("gatewayMillis").asLong(),
                links,
                json.path("detail").asText(),
                json.path("actor").asText());
    }
}
