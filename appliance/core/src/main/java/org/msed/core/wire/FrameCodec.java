package org.msed.core.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import org.msed.core.state.Role;

/**
 * Envelopes as datagrams and back, for one pair at one node. Not thread-safe: it reuses its MACs.
 *
 * <pre>
 * offset size  meaning (big endian)
 *      0    4  "MSEH"
 *      4    1  version of the layout, 1
 *      5    1  type of the message, 0 when there is no frame (see Schema)
 *      6    1  flags: bit 0 an introduction follows the header
 *      7    1  sender's role
 *      8   16  digest of the pair id
 *     24    8  sender's incarnation
 *     32    8  receiver's incarnation as known
 *     40    8  sequence
 *     48    8  sender's clock
 *     56    8  echoed clock
 *     64    8  delay of the echo
 *     72    i  introduction, when flagged (see IntroductionCodec)
 *   72+i   17  frame, when there is a type: epoch 9, token serial 8
 *              body of the message (see Schema)
 *      n   16  HMAC-SHA-256 of bytes 0 to n-1, cut to 16 bytes (RFC 2104 5): under the hello key
 *              with an introduction, under the session key without
 * </pre>
 */
public final class FrameCodec {

    /** No datagram is longer; fits every link without fragments. */
    public static final int LIMIT = 1024;

    private static final int MAGIC = 0x4d534548;
    private static final int HEADER = 72;
    private static final int MAC_SIZE = 16;
    private static final int INTRODUCED = 1;

    private final PairDigest pair;
    private final Role self;
    private final Keys keys;
    private final byte[] expectedMac = new byte[32];

    /**
     * A codec for one pair.
     *
     * @param pair which pair
     * @param self this node's role
     * @param pairSecret at least 16 bytes, normally 32; not kept
     */
    public FrameCodec(PairDigest pair, Role self, byte[] pairSecret) {
        this.pair = pair;
        this.self = self;
        this.keys = new Keys(pairSecret, self);
    }

    /** The pair that a datagram claims to belong to, or null; for handing it to the right codec. */
    public static PairDigest pairOf(byte[] datagram, int length) {
        if (length < HEADER + MAC_SIZE) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(datagram, 0, length);
        return in.getInt(0) == MAGIC ? new PairDigest(in.getLong(8), in.getLong(16)) : null;
    }

    /**
     * The datagram of an envelope.
     *
     * @param handshake the session it was sealed in; may be null when it has an introduction
     */
    public byte[] encode(Envelope envelope, Handshake handshake) {
        ByteBuffer out = ByteBuffer.allocate(LIMIT);
        Frame frame = envelope.frame();
        Schema row = frame == null ? null : Schema.of(frame.body());
        boolean introduced = envelope.introduction() != null;
        out.putInt(MAGIC).put((byte) Schema.VERSION).put((byte) (row == null ? 0 : row.code()));
        out.put((byte) (introduced ? INTRODUCED : 0)).put((byte) envelope.sender().code());
        out.putLong(envelope.pair().high()).putLong(envelope.pair().low());
        out.putLong(envelope.incarnation()).putLong(envelope.peerIncarnation());
        out.putLong(envelope.sequence()).putLong(envelope.sentNanos());
        out.putLong(envelope.echoNanos()).putLong(envelope.echoDelayNanos());
        if (introduced) {
            IntroductionCodec.write(envelope.introduction(), out);
        }
        if (row != null) {
            Schema.writeEpoch(frame.epoch(), out);
            out.putLong(frame.tokenSerial());
            row.write(frame.body(), out);
        }
        return seal(out, introduced ? keys.hello() : keys.session(handshake));
    }

    private static byte[] seal(ByteBuffer out, Mac mac) {
        mac.update(out.array(), 0, out.position());
        byte[] full = mac.doFinal();
        out.put(full, 0, MAC_SIZE);
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * Reads a datagram. Refusals allocate nothing but a view of the bytes, and no body is looked at
     * before its MAC was found right.
     *
     * @param length how many bytes of {@code datagram} were received
     * @param handshake the current session, or null when there is none
     */
    public Decoded decode(byte[] datagram, int length, Handshake handshake) {
        if (length < HEADER + MAC_SIZE) {
            return Decoded.refuse(Refusal.NOT_OURS);
        }
        ByteBuffer in = ByteBuffer.wrap(datagram, 0, length);
        Refusal refusal = checkHeader(in, length, handshake);
        if (refusal != null) {
            return Decoded.refuse(refusal);
        }
        Mac mac = isIntroduced(in) ? keys.hello() : keys.session(handshake);
        if (!hasMac(datagram, length - MAC_SIZE, mac)) {
            return Decoded.refuse(Refusal.BAD_MAC);
        }
        try {
            return new Decoded(read(in.limit(length - MAC_SIZE)), null);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // Authentic, so the peer's software differs from ours: counted like any other refusal.
            return Decoded.refuse(Refusal.MALFORMED);
        }
    }

    private Refusal checkHeader(ByteBuffer in, int length, Handshake handshake) {
        if (in.getInt(0) != MAGIC) {
            return Refusal.NOT_OURS;
        }
        if (in.get(4) != Schema.VERSION) {
            return Refusal.BAD_VERSION;
        }
        if (in.getLong(8) != pair.high() || in.getLong(16) != pair.low()) {
            return Refusal.WRONG_PAIR;
        }
        if (in.get(7) == self.code()) {
            return Refusal.OWN_FRAME;
        }
        if (length > LIMIT || in.get(7) != self.other().code() || !hasKnownContent(in)) {
            return Refusal.MALFORMED;
        }
        return isIntroduced(in) ? null : checkSession(in, handshake);
    }

    private static boolean hasKnownContent(ByteBuffer in) {
        int type = in.get(5);
        int flags = in.get(6);
        boolean knownType = type == 0 ? flags == INTRODUCED : Schema.ofCode(type) != null;
        return knownType && (flags & ~INTRODUCED) == 0;
    }

    private static boolean isIntroduced(ByteBuffer in) {
        return in.get(6) == INTRODUCED;
    }

    private static Refusal checkSession(ByteBuffer in, Handshake handshake) {
        if (handshake == null) {
            return Refusal.NO_SESSION;
        }
        boolean current =
                in.getLong(24) == handshake.peerIncarnation()
                        && in.getLong(32) == handshake.incarnation();
        return current ? null : Refusal.WRONG_INCARNATION;
    }

    private boolean hasMac(byte[] datagram, int length, Mac mac) {
        try {
            mac.update(datagram, 0, length);
            mac.doFinal(expectedMac, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a MAC of 32 bytes fits into 32 bytes", e);
        }
        int difference = 0;
        for (int i = 0; i < MAC_SIZE; i++) {
            difference |= expectedMac[i] ^ datagram[length + i];
        }
        return difference == 0;
    }

    private Envelope read(ByteBuffer in) {
        Schema row = Schema.ofCode(in.get(5));
        Introduction introduction =
                isIntroduced(in) ? IntroductionCodec.read(in.position(HEADER)) : null;
        if (introduction == null) {
            in.position(HEADER);
        }
        Frame frame =
                row == null ? null : new Frame(Schema.readEpoch(in), in.getLong(), row.read(in));
        if (in.hasRemaining()) {
            throw new IllegalArgumentException(in.remaining() + " bytes are left over");
        }
        return new Envelope(
                pair,
                self.other(),
                in.getLong(24),
                in.getLong(32),
                in.getLong(40),
                in.getLong(48),
                in.getLong(56),
                in.getLong(64),
                introduction,
                frame);
    }
}
