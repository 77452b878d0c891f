package org.msed.dist.pair;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.pair.PairStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL on the mirror, and a client outside the pair that remembers what was acknowledged to
 * it, while daemons, nodes and links fail at moments that a seed draws. The whole 30 with {@code
 * -Pfull}; in parts with {@code msed.postgres.first}, since a strike is drawn by its own number.
 */
class PostgresMirrorIT {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresMirrorIT.class);
    private static final int STRIKES = Integer.getInteger("msed.postgres.strikes", 2);
    private static final int FIRST = Integer.getInteger("msed.postgres.first", 0);
    private static final long SEED = Long.getLong("msed.postgres.seed", 20260301L);
    private static final int MORE = 20;

    @TempDir Path directory;

    private Random chance;
    private int detached;

    /** What fails in one round. */
    private enum Strike {
        HOLDER_DAEMON("kill", true),
        HOLDER_NODE("death", true),
        STANDBY_NODE("death", false),
        PARTITION("partition", true),
        STANDBY_DAEMON("kill", false);

        final String fault;
        final boolean holder;

        Strike(String fault, boolean holder) {
            this.fault = fault;
            this.holder = holder;
        }
    }

    @Test
    void everyAcknowledgedTransactionOutlivesWhateverFails() throws IOException {
        try (PostgresLab postgres = PostgresLab.up("postgres");
                Transactions transactions = new Transactions(postgres.client(), directory)) {
            for (int i = FIRST; i < FIRST + STRIKES; i++) {
                chance = new Random(SEED + i);
                round(i, postgres, transactions);
            }
            String serving = postgres.awaitMovable();
            LOG.info(
                    "seed {}: {} strikes from {}, {} of them while no standby was attached, {}"
                            + " transactions acknowledged, none lost, longest outage {} ms",
                    SEED,
                    STRIKES,
                    FIRST + 1,
                    detached,
                    transactions.count(),
                    transactions.outageMillis());
            transactions.end();
            postgres.assertPresent(transactions.acknowledged());
            postgres.assertChecksums(serving);
        }
    }

    /** Every other round strikes while a standby that was absent is compared from end to end. */
    private void round(int number, PostgresLab postgres, Transactions transactions)
            throws IOException {
        String holder = postgres.awaitMovable();
        String standby = holder.equals("mse1") ? "mse2" : "mse1";
        Strike strike = Strike.values()[number % Strike.values().length];
        boolean returning = number % 2 == 1;
        if (returning) {
            absent(postgres, standby);
            holder = postgres.awaitMovable();
            standby = holder.equals("mse1") ? "mse2" : "mse1";
            postgres.lab().said(holder, "resync", "mse1", "--full", "--no-wait", "--yes");
        }
        pause(returning ? 1000 : 2000);
        PairStatus standing = postgres.lab().status(holder, "mse1");
        detached += standing.attached() ? 0 : 1;
        LOG.info(
                "strike {}: {} while {} serves, attached={}, longest outage until now {} ms",
                number + 1,
                strike,
                holder,
                standing.attached(),
                transactions.outageMillis());
        String struck = strike.holder ? holder : standby;
        postgres.lab().inject(strike.fault, struck);
        pause(4000);
        heal(postgres, strike.fault, struck);
        postgres.awaitMovable();
        awaitMore(postgres, transactions);
        postgres.assertPresent(transactions.acknowledged());
        postgres.assertSound();
    }

    private void absent(PostgresLab postgres, String standby) {
        postgres.lab().inject("death", standby);
        pause(3000);
        heal(postgres, "death", standby);
    }

    private static void heal(PostgresLab postgres, String fault, String node) {
        postgres.lab().heal(FaultKind.of(fault), node);
        if (fault.equals("death")) {
            postgres.startAgent(node);
        }
    }

    private static void awaitMore(PostgresLab postgres, Transactions transactions) {
        long wanted = transactions.count() + MORE;
        postgres.lab().await("PostgreSQL acknowledges again", () -> transactions.count() >= wanted);
    }

    /** A moment that chance draws, up to a limit. */
    private void pause(int limitMillis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(chance.nextInt(limitMillis));
        for (long left = 1; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
