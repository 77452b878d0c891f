package org.msed.daemon;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.msed.config.ConfigException;
import org.msed.config.Places;
import org.msed.daemon.management.Management;
import org.msed.daemon.snapshot.Commands;
import org.msed.daemon.snapshot.OrderResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of the process: start, signals, stop (design D22). */
final class Daemon {

    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    /** After SIGTERM; a stop waits for applications and for the token at most so long. */
    private static final long STOP_SECONDS = 90;

    private final Places places;
    private final RunFiles files;
    private final LiveConfig live;
    private final Appliance appliance;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CountDownLatch ending = new CountDownLatch(1);
    private Management management;

    Daemon(Places places, RunFiles files, LiveConfig live, Appliance appliance) {
        this.places = places;
        this.files = files;
        this.live = live;
        this.appliance = appliance;
    }

    /**
     * Starts everything, management last, and returns.
     *
     * @throws StartException something is missing; everything is closed again
     * @throws ConfigException a secret cannot be used; everything is closed again
     */
    void start() throws StartException, ConfigException {
        try {
            appliance.start();
            Commands commands = appliance.commands(ending::countDown);
            management = Management.start(places, live::current, commands, live::reload, live);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> terminate(commands), "stop"));
            HangUp.handle(this::reload);
            new Thread(this::exitWhenStopped, "exit").start();
            LOG.info("Health Monitor successfully started");
            appliance.rehearse();
        } catch (IOException e) {
            close();
            throw new StartException("cannot start management: " + e.getMessage(), e);
        } catch (StartException | ConfigException e) {
            close();
            throw e;
        } catch (RuntimeException e) {
            // The loops run already: left alone they would serve with nobody to stop them.
            close();
            throw new StartException("cannot start: " + e, e);
        }
    }

    private void reload() {
        try {
            live.reload();
        } catch (ConfigException e) {
            LOG.error("not reloaded, the old configuration stays:\n{}", e.getMessage());
        }
    }

    private void exitWhenStopped() {
        try {
            ending.await();
            close();
            System.exit(0);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the end", e);
        }
    }

    /** SIGTERM: a stop that hands nothing over and cannot be refused. */
    private void terminate(Commands commands) {
        if (stopped.get()) {
            return;
        }
        LOG.info("told to stop by a signal");
        try {
            OrderResult result =
                    commands.stop(false, true, "signal", text -> LOG.info("stop: {}", text))
                            .toCompletableFuture()
                            .get(STOP_SECONDS, TimeUnit.SECONDS);
            LOG.info("stop: {} {} {}", result.outcome(), result.blockers(), result.text());
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            LOG.error("stopped without an answer of the pairs: {}", e.toString());
        }
        close();
    }

    private synchronized void close() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        if (management != null) {
            try {
                management.close();
            } catch (IOException e) {
                LOG.warn("closing management: {}", e.toString());
            }
        }
        appliance.close();
        files.close();
        LOG.info("Health Monitor stopped");
    }
}
