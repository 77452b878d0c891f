package org.msed.core.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.msed.core.state.Role;

/**
 * The keys of one pair at one node, derived from the pair secret with HMAC-SHA-256 as a
 * pseudo-random function (RFC 2104; labels keep the keys apart). Not thread-safe.
 */
final class Keys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_MIN = 16;

    private final Mac secret;
    private final Mac hello;
    private final Role self;
    private Handshake sessionOf;
    private Mac session;

    Keys(byte[] pairSecret, Role self) {
        if (pairSecret.length < SECRET_MIN) {
            throw new IllegalArgumentException(
                    "pair secret must have at least "
                            + SECRET_MIN
                            + " bytes, got "
                            + pairSecret.length);
        }
        this.secret = keyed(pairSecret);
        this.self = self;
        this.hello = keyed(secret.doFinal(label("msed hello v1")));
    }

    /** For frames that carry an introduction. */
    Mac hello() {
        return hello;
    }

    /** For frames inside a session; the primary's part comes first, so both sides agree. */
    Mac session(Handshake handshake) {
        if (!handshake.equals(sessionOf)) {
            secret.update(label("msed session v1"));
            secret.update(self == Role.PRIMARY ? own(handshake) : peer(handshake));
            session =
                    keyed(secret.doFinal(self == Role.PRIMARY ? peer(handshake) : own(handshake)));
            sessionOf = handshake;
        }
        return session;
    }

    private static byte[] own(Handshake handshake) {
        return part(handshake.nonce(), handshake.incarnation());
    }

    private static byte[] peer(Handshake handshake) {
        return part(handshake.peerNonce(), handshake.peerIncarnation());
    }

    private static byte[] part(Nonce nonce, long incarnation) {
        return ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(nonce.high())
                .putLong(nonce.low())
                .putLong(incarnation)
                .array();
    }

    private static byte[] label(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
        }
    }
}
