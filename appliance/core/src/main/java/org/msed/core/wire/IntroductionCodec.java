package org.msed.core.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An introduction's bytes.
 *
 * <pre>
 * size  meaning (big endian)
 *   16  sender's nonce
 *   16  receiver's nonce as known
 *    4  sender's round
 *    4  receiver's round as known
 *    1  flags: bit 0 the sender has a session with the receiver
 *   32  hash of the sender's certificate
 *    6  MAC of the sender's public interface
 *  1+n  node name in UTF-8, behind its length
 *  1+m  version in UTF-8, behind its length
 * </pre>
 */
final class IntroductionCodec {

    private IntroductionCodec() {}

    static void write(Introduction introduction, ByteBuffer out) {
        writeNonce(introduction.nonce(), out);
        writeNonce(introduction.peerNonce(), out);
        out.putInt(introduction.round()).putInt(introduction.peerRound());
        out.put(Schema.flags(introduction.knowsPeer()));
        Identity identity = introduction.identity();
        CertificateHash hash = identity.certificate();
        out.putLong(hash.a()).putLong(hash.b()).putLong(hash.c()).putLong(hash.d());
        out.putShort((short) (identity.publicMac() >>> 32)).putInt((int) identity.publicMac());
        writeText(identity.nodeName(), out);
        writeText(identity.version(), out);
    }

    static Introduction read(ByteBuffer in) {
        Nonce nonce = readNonce(in);
        Nonce peerNonce = readNonce(in);
        int round = in.getInt();
        int peerRound = in.getInt();
        boolean knowsPeer = Schema.bit(Schema.readFlags(in, 1), 0);
        CertificateHash hash =
                new CertificateHash(in.getLong(), in.getLong(), in.getLong(), in.getLong());
        long publicMac = (in.getShort() & 0xffffL) << 32 | in.getInt() & 0xffff_ffffL;
        String nodeName = readText(in);
        Identity identity = new Identity(nodeName, readText(in), hash, publicMac);
        return new Introduction(nonce, peerNonce, round, peerRound, knowsPeer, identity);
    }

    private static void writeNonce(Nonce nonce, ByteBuffer out) {
        out.putLong(nonce.high()).putLong(nonce.low());
    }

    private static Nonce readNonce(ByteBuffer in) {
        return new Nonce(in.getLong(), in.getLong());
    }

    private static void writeText(String text, ByteBuffer out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.put((byte) bytes.length).put(bytes);
    }

    private static String readText(ByteBuffer in) {
        byte[] bytes = new byte[Math.min(in.get() & 0xff, in.remaining())];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
