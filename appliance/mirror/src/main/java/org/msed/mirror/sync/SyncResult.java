package org.msed.mirror.sync;

/**
 * How a run ended. Whatever it says, what was not confirmed is in the dirty set.
 *
 * @param outcome what happened
 * @param cause for an operator; empty when done
 * @param commitUnknown the target may or may not have adopted the generations: the source leaves
 *     mirror mode by R5 before it goes on (protocol 7.7)
 */
public record SyncResult(Outcome outcome, String cause, boolean commitUnknown) {

    /** What happened. */
    public enum Outcome {
        /** Both copies are equal and the target has said so durably, or the comparison is done. */
        DONE,
        /** {@link SyncSource#stop} was called. */
        STOPPED,
        /** The link broke or went silent. */
        LINK_LOST,
        /** The target could not go on: its disk is full, broken or of another kind. */
        TARGET_FAILED,
        /** The source's own files or its dirty set could not be read or written. */
        SOURCE_FAILED
    }
}
