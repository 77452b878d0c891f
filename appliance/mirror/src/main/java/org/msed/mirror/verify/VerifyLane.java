package org.msed.mirror.verify;

import java.nio.ByteBuffer;
import org.msed.mirror.stream.StreamPort;
import org.msed.mirror.stream.Transport;

/** Hands the lane's messages to the side they are for: a node can be holder or standby. */
public final class VerifyLane implements Transport.Receiver {

    private final Verifier verifier;
    private final Examiner examiner;
    private final Canary canary;

    private VerifyLane(Verifier verifier, Examiner examiner, Canary canary) {
        this.verifier = verifier;
        this.examiner = examiner;
        this.canary = canary;
    }

    /** Makes these the handlers of the port's lane; before the port is opened. */
    public static void join(StreamPort port, Verifier verifier, Examiner examiner, Canary canary) {
        port.handler(StreamPort.Lane.VERIFY, new VerifyLane(verifier, examiner, canary));
    }

    @Override
    public void connected(int link) {
        // What is asked is asked again after a while.
    }

    @Override
    public void disconnected(int link, String cause) {
        verifier.disconnected(link, cause);
    }

    @Override
    public void received(int link, ByteBuffer frame) {
        if (frame.remaining() < 1 + Long.BYTES) {
            return;
        }
        byte kind = frame.get();
        long number = frame.getLong();
        ByteBuffer message = frame.slice();
        switch (kind) {
            case Words.COMPARE, Words.TO_TARGET, Words.END ->
                    examiner.received(link, kind, number, message);
            case Words.LANDED -> canary.landed(number, Words.text(message));
            default -> verifier.received(kind, number, message);
        }
    }
}
