package org.msed.mirror.stream;

import java.nio.ByteBuffer;

/** What travels on the stream's lane; {@link StreamCodec} has the bytes. */
sealed interface StreamMessage {

    /** What the message is bound to. */
    Attachment attachment();

    /**
     * The standby asks to be attached.
     *
     * @param version of the stream's records that it reads
     * @param digest of its datasets, as the facade makes it
     */
    record Attach(Attachment attachment, int version, long digest) implements StreamMessage {}

    /** The holder will bring it up to date and attach it then. */
    record Accept(Attachment attachment) implements StreamMessage {}

    /** The holder will not. */
    record Decline(Attachment attachment, String why) implements StreamMessage {}

    /** The stream begins, or goes on over this link. */
    record Open(Attachment attachment) implements StreamMessage {}

    /**
     * Records in order.
     *
     * @param alone no other barrier waits: the standby may sync before it reads on
     * @param receipt somebody waits for the answer that these were received
     * @param last sequence of the last record
     * @param records of {@link org.msed.mirror.change.ChangeCodec}; valid as long as the frame
     */
    record Changes(
            Attachment attachment, boolean alone, boolean receipt, long last, ByteBuffer records)
            implements StreamMessage {}

    /**
     * How far the standby is; each answer repeats all that may not have arrived.
     *
     * @param received every sequence up to this is in its memory
     * @param durable every barrier up to this is carried out
     * @param beyond barriers above {@code durable} that are carried out too
     */
    record Answer(Attachment attachment, long received, long durable, long[] beyond)
            implements StreamMessage {}

    /** The standby applies nothing further of this attachment. */
    record Refuse(Attachment attachment, Refusal refusal) implements StreamMessage {}
}
