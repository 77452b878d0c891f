package org.msed.daemon.loop;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of a loop. Anything that the loop throws is a broken invariant: the address goes, and
 * then the process, which is the only state in which it cannot do harm.
 */
public final class LoopThread {

    /** Exit code after a broken invariant (sysexits.h, EX_SOFTWARE). */
    public static final int BROKEN = 70;

    private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);

    private LoopThread() {}

    /**
     * Starts a loop.
     *
     * @param pair its pair's name
     * @param loop what to run
     * @param dropAddress removes the address; called when the loop throws
     * @param ended told the pair's name when the machine has ended
     */
    public static Thread start(
            String pair, Runnable loop, Runnable dropAddress, Consumer<String> ended) {
        Runnable guarded =
                () -> {
                    try {
                        loop.run();
                        ended.accept(pair);
                    } catch (RuntimeException | Error e) {
                        broken(pair, dropAddress, e);
                    }
                };
        Thread thread = new Thread(guarded, "pair-" + pair);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
        return thread;
    }

    private static void broken(String pair, Runnable dropAddress, Throwable cause) {
        try {
            dropAddress.run();
            LOG.error("pair {} broke an invariant; the process ends", pair, cause);
        } finally {
            Runtime.getRuntime().halt(BROKEN);
        }
    }
}
