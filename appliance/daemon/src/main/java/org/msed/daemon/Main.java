package org.msed.daemon;

import java.io.IOException;
import org.msed.config.Config;
import org.msed.config.ConfigException;
import org.msed.config.ConfigLoader;
import org.msed.config.Ip4;
import org.msed.config.Places;
import org.msed.daemon.address.Hardware;
import org.msed.daemon.loop.LoopThread;
import org.msed.platform.nft.FilterLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daemon's process. Exit codes: 0 stopped by an order, 143 by SIGTERM, 1 cannot start, 6 not
 * configured or the configuration is refused, 70 a broken invariant.
 */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int CANNOT_START = 1;
    private static final int NOT_CONFIGURED = 6;

    /** An address for documentation (RFC 5737): the kernel is only asked, nothing is set. */
    private static final String ASKED_ABOUT = "192.0.2.1";

    private Main() {}

    /**
     * Starts the daemon and returns; its threads go on.
     *
     * @param arguments none are known
     */
    public static void main(String[] arguments) {
        Thread.setDefaultUncaughtExceptionHandler(Main::broken);
        Places places = Places.of(System.getenv());
        try {
            start(places);
        } catch (ConfigException e) {
            refuse(e.getMessage(), NOT_CONFIGURED);
        } catch (StartException e) {
            refuse(e.getMessage(), CANNOT_START);
        }
    }

    /**
     * A thread that is gone leaves its pair deaf on one side and serving on the other. Leases that
     * the kernel ends take the addresses away.
     */
    private static void broken(Thread thread, Throwable cause) {
        try {
            LOG.error("thread {} broke an invariant; the process ends", thread.getName(), cause);
        } finally {
            Runtime.getRuntime().halt(LoopThread.BROKEN);
        }
    }

    /** Both to the log and to whoever started the daemon. */
    private static void refuse(String text, int code) {
        LOG.error("{}", text);
        System.err.println(text);
        Runtime.getRuntime().halt(code);
    }

    private static void start(Places places) throws ConfigException, StartException {
        if (!ConfigLoader.configured(places)) {
            String setup = places.home().resolve("setup").resolve("setup.sh").toString();
            refuse("This server is not set up: run " + setup, NOT_CONFIGURED);
        }
        RunFiles files = RunFiles.take(places);
        Hardware hardware = hardware();
        boolean filterLease = FilterLease.isAvailable(Ip4.parse(ASKED_ABOUT));
        Config config = ConfigLoader.load(places, LiveConfig.facts(places, hardware, filterLease));
        LiveConfig live = new LiveConfig(places, config, hardware, filterLease);
        live.applyLogLevel();
        String version = version();
        print(places, config, filterLease, version);
        Appliance appliance = new Appliance(places, config, hardware, filterLease, version);
        new Daemon(places, files, live, appliance).start();
    }

    private static Hardware hardware() throws StartException {
        try {
            return Hardware.read();
        } catch (IOException e) {
            throw new StartException("cannot read the network interfaces: " + e.getMessage(), e);
        }
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    private static void print(Places places, Config config, boolean filterLease, String version) {
        LOG.info("msed {} starts, process {}", version, ProcessHandle.current().pid());
        LOG.info("program {}, configuration {}", places.home(), places.etc());
        LOG.info("data {}, log {}, run {}", places.data(), places.log(), places.run());
        config.settings().forEach(setting -> LOG.info("setting {}", setting));
        config.pairs()
                .forEach(
                        pair ->
                                LOG.info(
                                        "setting pair.secret = ****** (from {})",
                                        places.secretFile(pair.peer().hmAddress())));
        LOG.info(
                "the address is held under {}",
                filterLease
                        ? "its lifetime and the filter lease"
                        : "its lifetime alone: nf_tables does not answer, so that failover.wait"
                                + " must be 5 s or more");
    }
}
