package org.msed.core.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.msed.core.record.DataSummary;
import org.msed.core.record.Generations;
import org.msed.core.state.Epoch;
import org.msed.core.state.HoldCause;
import org.msed.core.state.Mode;
import org.msed.core.state.Role;
import org.msed.core.state.ServeMode;

/**
 * The types of messages and their bodies: one row a type, the numbers stable. Big endian; a set of
 * flags is one byte, first flag in bit 0, unused bits zero.
 */
enum Schema {
    /** beat 8, mode 1, serve mode 1, generation 8, flags (wants token) 1, health 1. */
    HEARTBEAT(1, Message.Heartbeat.class) {
        @Override
        void write(Message body, ByteBuffer out) {
            Message.Heartbeat beat = (Message.Heartbeat) body;
            out.putLong(beat.beatNanos());
            out.put((byte) beat.mode().code()).put((byte) beat.serveMode().code());
            out.putLong(beat.generation()).put(flags(beat.wantsToken()));
            writeHealth(beat.health(), out);
        }

        @Override
        Message read(ByteBuffer in) {
            return new Message.Heartbeat(
                    in.getLong(),
                    Mode.ofCode(in.get()),
                    ServeMode.ofCode(in.get()),
                    in.getLong(),
                    bit(readFlags(in, 1), 0),
                    readHealth(in));
        }
    },
    /** beat 8, flags (attached, asks to serve) 1, health 1. */
    PROMISE(2, Message.Promise.class) {
        @Override
        void write(Message body, ByteBuffer out) {
            Message.Promise promise = (Message.Promise) body;
            out.putLong(promise.beatNanos());
            out.put(flags(promise.attached(), promise.asksToServe()));
            writeHealth(promise.health(), out);
        }

        @Override
        Message read(ByteBuffer in) {
            long beatNanos = in.getLong();
            int flags = readFlags(in, 2);
            return new Message.Promise(beatNanos, bit(flags, 0), bit(flags, 1), readHealth(in));
        }
    },
    /** epoch 9. */
    STALE(3, Message.Stale.class) {
        @Override
        void write(Message body, ByteBuffer out) {
            writeEpoch(((Message.Stale) body).epoch(), out);
        }

        @Override
        Message read(ByteBuffer in) {
            return new Message.Stale(readEpoch(in));
        }
    },
    /** serial 8. */
    TOKEN(4, Message.Token.class) {
        @Override
        void write(Message body, ByteBuffer out) {
            out.putLong(((Message.Token) body).serial());
        }

        @Override
        Message read(ByteBuffer in) {
            return new Message.Token(in.getLong());
        }
    },
    /** epoch 9, token serial 8. */
    RELEASE(5, Message.Release.class) {
        @Override
        void write(Message body, ByteBuffer out) {
            Message.Release release = (Message.Release) body;
            writeEpoch(release.epoch(), out);
            out.putLong(release.tokenSerial());
        }

        @Override
        Message read(ByteBuffer in) {
            return new Message.Release(readEpoch(in), in.getLong());
        }
    },
    /** flags (from holder) 1. */
    GOODBYE(6, Message.Goodbye.class) {
        @Override
        void write(Message body, ByteBuffer out) {
            out.put(flags(((Message.Goodbye) body).fromHolder()));
        }

        @Override
        Message read(ByteBuffer in) {
            return new Message.Goodbye(bit(readFlags(in, 1), 0));
        }
    },
    /**
     * flags (answer, token here, released, wants token, rejoined, yields to) 1, mode 1, hold cause
     * 1, discards 8, data flags (mirrored, dirty empty, intents empty, consistent) 1, current 8,
     * base 8, count n of older lineages 1, lineages 8 n, health 1.
     */
    HELLO(7, Message.Hello.class) {
        @Override
        void write(Message body, ByteBuffer out) {
            Message.Hello hello = (Message.Hello) body;
            out.put(
                    flags(
                            hello.answer(),
                            hello.tokenHere(),
                            hello.released(),
                            hello.wantsToken(),
                            hello.rejoined(),
                            hello.yieldsTo()));
            out.put((byte) hello.mode().code()).put((byte) hello.holdCause().code());
            out.putLong(hello.discards());
            writeData(hello.data(), out);
            writeHealth(hello.health(), out);
        }

        @Override
        Message read(ByteBuffer in) {
            int flags = readFlags(in, 6);
            return new Message.Hello(
                    bit(flags, 0),
                    Mode.ofCode(in.get()),
                    HoldCause.ofCode(in.get()),
                    bit(flags, 1),
                    bit(flags, 2),
                    bit(flags, 3),
                    bit(flags, 4),
                    bit(flags, 5),
                    in.getLong(),
                    readData(in),
                    readHealth(in));
        }
    };

    /** The only version of the layout that this software speaks. */
    static final int VERSION = 1;

    private static final Schema[] ALL = values();
    private final int code;
    private final Class<? extends Message> type;

    Schema(int code, Class<? extends Message> type) {
        this.code = code;
        this.type = type;
    }

    /** Number on the wire, 1 and up. */
    int code() {
        return code;
    }

    /** Writes a body of this row's type. */
    abstract void write(Message body, ByteBuffer out);

    /**
     * Reads a body.
     *
     * @throws IllegalArgumentException when a field is out of its range
     * @throws java.nio.BufferUnderflowException when it is cut short
     */
    abstract Message read(ByteBuffer in);

    /** The row of a message. */
    static Schema of(Message body) {
        for (Schema row : ALL) {
            if (row.type.isInstance(body)) {
                return row;
            }
        }
        throw new IllegalArgumentException("no row in Schema for " + body.getClass());
    }

    /** The row with this number, or null. */
    static Schema ofCode(int code) {
        return code >= 1 && code <= ALL.length ? ALL[code - 1] : null;
    }

    static void writeEpoch(Epoch epoch, ByteBuffer out) {
        out.putLong(epoch.counter()).put((byte) epoch.node().code());
    }

    static Epoch readEpoch(ByteBuffer in) {
        return new Epoch(in.getLong(), Role.ofCode(in.get()));
    }

    static byte flags(boolean... values) {
        int flags = 0;
        for (int i = 0; i < values.length; i++) {
            flags |= values[i] ? 1 << i : 0;
        }
        return (byte) flags;
    }

    static int readFlags(ByteBuffer in, int used) {
        int flags = in.get() & 0xff;
        if (flags >>> used != 0) {
            throw new IllegalArgumentException("flags above bit " + used + " must be 0");
        }
        return flags;
    }

    static boolean bit(int flags, int index) {
        return (flags & 1 << index) != 0;
    }

    private static void writeHealth(Message.Health health, ByteBuffer out) {
        out.put(
                flags(
                        health.gateway(),
                        health.carrier(),
                        health.capacity(),
                        health.healthy(),
                        health.paused()));
    }

    private static Message.Health readHealth(ByteBuffer in) {
        int flags = readFlags(in, 5);
        return new Message.Health(
                bit(flags, 0), bit(flags, 1), bit(flags, 2), bit(flags, 3), bit(flags, 4));
    }

    private static void writeData(DataSummary data, ByteBuffer out) {
        out.put(flags(data.mirrored(), data.dirtyEmpty(), data.intentsEmpty(), data.consistent()));
        Generations lineage = data.generations();
        out.putLong(lineage.current()).putLong(lineage.base());
        out.put((byte) lineage.history().size());
        for (long older : lineage.history()) {
            out.putLong(older);
        }
    }

    private static DataSummary readData(ByteBuffer in) {
        int flags = readFlags(in, 4);
        long current = in.getLong();
        long base = in.getLong();
        int count = in.get();
        List<Long> history = new ArrayList<>(Generations.HISTORY_LIMIT);
        for (int i = 0; i < count; i++) {
            history.add(in.getLong());
        }
        return new DataSummary(
                bit(flags, 0),
                new Generations(current, base, history),
                bit(flags, 1),
                bit(flags, 2),
                bit(flags, 3));
    }
}
