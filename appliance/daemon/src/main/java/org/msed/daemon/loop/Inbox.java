package org.msed.daemon.loop;

/** The way into a pair's loop. Any thread; never blocks. */
public interface Inbox {

    /**
     * Puts a result or an order into the queue; it is never lost. Posted on the loop itself it is
     * handled before everything else that waits.
     */
    void post(Arrival arrival);

    /**
     * Puts a frame or another thing that anybody on the network can send into the queue.
     *
     * @return false when the loop is behind and it was dropped, as a network may drop it
     */
    boolean offer(Arrival arrival);
}
