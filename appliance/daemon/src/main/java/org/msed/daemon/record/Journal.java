package org.msed.daemon.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.msed.core.pair.Decision;
import org.msed.core.pair.Moment;
import org.msed.core.record.PairRecord;
import org.msed.core.record.RecordSlot;
import org.msed.daemon.snapshot.EventLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records and events in the order that keeps them together: line appended, record and line
 * made durable by one sync, the event file synced after the acts (invariant I14). Used by the loop;
 * only {@link #events} may be called by others.
 */
public final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final byte[] NO_EVENT = {};
    private static final int SEARCHED_LINES = 64;

    private final RecordStore records;
    private final EventFile events;
    private final EventText text;
    private long eventFailures;

    /**
     * @param record the record file; the event file stands beside it
     * @param text how events are written
     */
    public Journal(Path record, EventText text) {
        this.records = new RecordStore(record);
        this.events = new EventFile(record.resolveSibling(EventFile.FILE_NAME));
        this.text = text;
    }

    /**
     * Reads the record, and appends its event to the event file when that had not got it.
     *
     * @return empty when missing or unreadable, which means HOLD(META); why is logged
     */
    public Optional<PairRecord> start() {
        try {
            Optional<RecordSlot> slot = records.read();
            slot.ifPresent(this::complete);
            return slot.map(RecordSlot::record);
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("record cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    private void complete(RecordSlot slot) {
        String line = new String(slot.event(), StandardCharsets.UTF_8);
        try {
            if (!line.isEmpty() && !events.newest(SEARCHED_LINES).contains(line)) {
                events.append(slot.event());
                events.sync();
            }
        } catch (IOException e) {
            eventFailed(e);
        }
    }

    /**
     * Makes the record durable, and the decision when there is one. Blocks on the disk.
     *
     * @param decision may be null
     * @param incarnation of this daemon
     * @param actor who ordered it, or empty
     * @throws IOException the record is not durable, so nothing that depends on it may be done
     */
    public void persist(
            PairRecord record, Decision decision, long incarnation, Moment at, String actor)
            throws IOException {
        byte[] line = decision == null ? NO_EVENT : text.write(decision, incarnation, at, actor);
        if (decision != null) {
            append(line);
        }
        records.write(record, line);
    }

    /** Appends a decision that changed no mode; durable at the next {@link #settle}. */
    public void note(Decision decision, long incarnation, Moment at, String actor) {
        append(text.write(decision, incarnation, at, actor));
    }

    private void append(byte[] line) {
        try {
            events.append(line);
        } catch (IOException e) {
            eventFailed(e);
        }
    }

    /** Makes the event file durable; blocks on the disk. */
    public void settle() {
        try {
            events.sync();
        } catch (IOException e) {
            eventFailed(e);
        }
    }

    /** An alarm, and a rare one: a full disk fails every time. */
    private void eventFailed(IOException e) {
        if (Long.bitCount(++eventFailures) == 1) {
            LOG.warn(
                    "event file cannot be written ({} times): {}; free space on its disk. Failover"
                            + " goes on without it",
                    eventFailures,
                    e.toString());
        }
    }

    /**
     * The newest events, oldest first; blocks on the disk.
     *
     * @param limit at most this many
     * @throws IOException the file cannot be read
     */
    public List<EventLine> events(int limit) throws IOException {
        return events.newest(limit).stream()
                .map(EventText::read)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void close() throws IOException {
        settle();
        events.close();
        records.close();
    }
}
