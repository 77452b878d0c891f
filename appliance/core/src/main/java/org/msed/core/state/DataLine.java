package org.msed.core.state;

/** The data connection as one colour, with the reference's two words (inventory B3-06). */
public enum DataLine {
    /** Initial verification finished and nothing is queued: the copies are equal. */
    GREEN,
    /** Stopped or not finished: the copies may differ. */
    GREY
}
