package org.msed.daemon.link;

/**
 * Tells what was said before a GOODBYE and came later, by a slower link: it is not the peer's
 * return. Sequences are of one start of the peer.
 */
final class LastWord {

    private long goodbye;

    /** Another start of the peer speaks from now on. */
    void forget() {
        goodbye = 0;
    }

    /**
     * Notes a message that was accepted.
     *
     * @param sequence of its envelope
     * @param isGoodbye whether it says goodbye
     * @return whether a goodbye had been said after it
     */
    boolean overtakes(long sequence, boolean isGoodbye) {
        if (isGoodbye) {
            goodbye = Math.max(goodbye, sequence);
        }
        return sequence < goodbye;
    }
}
