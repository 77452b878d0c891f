package org.msed.mirror.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.msed.mirror.sets.Item;
import org.msed.mirror.stream.Applier;
import org.msed.mirror.stream.Attachment;
import org.msed.mirror.stream.StreamPort;
import org.msed.mirror.sync.Sight;
import org.msed.mirror.sync.SyncDataset;
import org.msed.mirror.sync.SyncTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The standby's side of verifications and canaries. It reads the datasets and changes nothing. */
public final class Examiner implements Applier.Notes, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);
    private static final int VERDICT_BYTES = 4;

    private final List<SyncDataset> datasets;
    private final StreamPort port;
    private final Landing landing;

    // Under this object's monitor.
    private long run;
    private SyncTarget target;

    /**
     * @param datasets in the order of their numbers
     * @param directory where the canary's file is kept; exists, and is on no dataset
     */
    public Examiner(List<SyncDataset> datasets, Path directory, StreamPort port) {
        this.datasets = List.copyOf(datasets);
        this.port = port;
        this.landing = new Landing(directory, this::answer);
    }

    @Override
    public void reached(Attachment attachment, byte[] text) {
        ByteBuffer note = ByteBuffer.wrap(text);
        if (note.remaining() < 1 + Long.BYTES) {
            return;
        }
        byte kind = note.get();
        long number = note.getLong();
        if (kind == Words.CANARY && note.remaining() == Integer.BYTES) {
            landing.reached(attachment, number, note.getInt());
        } else if (kind == Words.QUESTION) {
            answer(examined(number, note));
        }
    }

    private ByteBuffer examined(long number, ByteBuffer sights) {
        Sight sight = new Sight(datasets);
        ByteBuffer answer = ByteBuffer.allocate(1 + Long.BYTES + VERDICT_BYTES * Questions.SIGHTS);
        answer.put(Words.ANSWER).putLong(number);
        try {
            while (sights.hasRemaining()) {
                sight.compare(sights, answer);
            }
            return answer.flip();
        } catch (IOException | RuntimeException e) {
            LOG.warn("a question of the verification cannot be answered", e);
            return Words.of(Words.UNANSWERABLE, number, String.valueOf(e.getMessage()));
        }
    }

    private void answer(ByteBuffer message) {
        try {
            port.send(StreamPort.Lane.VERIFY, message);
        } catch (IOException e) {
            LOG.debug("an answer was lost, it is asked for again: {}", e.getMessage());
        }
    }

    /** A message of the holder's. */
    public void received(int link, byte kind, long number, ByteBuffer message) {
        switch (kind) {
            case Words.COMPARE -> compare(link, number);
            case Words.TO_TARGET -> {
                SyncTarget to = target(number);
                if (to != null) {
                    to.received(message);
                }
            }
            case Words.END -> end(number);
            default -> {
                // One of the standby's, or of a later version.
            }
        }
    }

    private synchronized SyncTarget target(long number) {
        return run == number ? target : null;
    }

    private void compare(int link, long number) {
        end();
        ByteBuffer prefix = Words.of(Words.TO_SOURCE, number);
        SyncTarget next =
                new SyncTarget(
                        datasets,
                        parts -> {
                            ByteBuffer[] all = new ByteBuffer[parts.length + 1];
                            all[0] = prefix.duplicate();
                            System.arraycopy(parts, 0, all, 1, parts.length);
                            port.send(StreamPort.Lane.VERIFY, link, all);
                        },
                        new ReadOnly());
        synchronized (this) {
            run = number;
            target = next;
        }
        try {
            port.send(StreamPort.Lane.VERIFY, link, Words.of(Words.READY, number));
        } catch (IOException e) {
            LOG.debug("the holder is gone before it began to compare: {}", e.getMessage());
            end(number);
        }
    }

    private void end(long number) {
        if (target(number) != null) {
            end();
        }
    }

    private void end() {
        SyncTarget ended;
        synchronized (this) {
            ended = target;
            target = null;
            run = 0;
        }
        if (ended != null) {
            ended.close();
        }
    }

    /** The attachment has ended: no canary is expected, and nothing is compared. */
    public void detached() {
        landing.end();
        end();
    }

    /** How fresh the last canary is that came through; any thread. */
    public CanaryFigures canary() {
        return landing.figures();
    }

    /** Ends what runs; waits for it. */
    @Override
    public void close() {
        end();
        landing.close();
    }

    /** A run that is to write is refused before it begins. */
    private static final class ReadOnly implements SyncTarget.Host {
        @Override
        public void begin() throws IOException {
            throw new IOException("a verification changes nothing");
        }

        @Override
        public List<Item> suspicious() {
            return List.of();
        }

        @Override
        public void commit() throws IOException {
            throw new IOException("a verification commits nothing");
        }

        @Override
        public void failed(Exception cause) {
            // It was logged, and the holder's report says it; what is mirrored meanwhile goes on.
        }
    }
}
