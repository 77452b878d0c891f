package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.pair.PairStatus;
import org.msed.lab.space.Command;
import org.msed.lab.space.Topology;

/** A pair with PostgreSQL on its mirrored directory, and how a client outside looks at it. */
final class PostgresLab implements AutoCloseable {

    /** Where Debian keeps the programs of a server; elsewhere they are on the path. */
    private static final String PROGRAMS =
            "for at in /usr/lib/postgresql/*/bin; do PATH=$at:$PATH; done; ";

    private static final String DATA = "/srv/data/postgres";
    private static final String AGENT = "/srv/postgres-agent";
    private static final String AS_POSTGRES =
            "cd /; " + PROGRAMS + "setpriv --reuid postgres --regid postgres --init-groups ";
    private static final List<String> NODES = List.of("mse1", "mse2");
    private static final String PAIR = "mse1";

    private final PairLab lab;
    private final String address;

    private PostgresLab(PairLab lab) {
        this.lab = lab;
        this.address = Topology.virtualAddress(lab.node(PAIR));
    }

    /** A pair with PostgreSQL on it; the guard leaves one owner at most. */
    static PostgresLab up(String name) throws IOException {
        PairOptions options = PairOptions.DEFAULT.withGuard("guarded").withData(true);
        PostgresLab made = new PostgresLab(PairLab.up(name, Topology.PAIR_DIRECT, options));
        try {
            made.install();
            return made;
        } catch (IOException | RuntimeException | AssertionError e) {
            made.close();
            throw e;
        }
    }

    private void install() throws IOException {
        for (String node : NODES) {
            Files.copy(
                    Path.of("src/test/scripts/postgres-agent"),
                    lab.disk(node).resolve("postgres-agent"),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        lab.shell(
                PAIR,
                ("mkdir -m 700 %1$s && chown postgres %1$s"
                                + " && { %2$sinitdb --data-checksums --auth trust -D %1$s; }"
                                + " && echo host all all 0.0.0.0/0 trust >>%1$s/pg_hba.conf")
                        .formatted(DATA, AS_POSTGRES));
        NODES.forEach(this::startAgent);
        lab.await("PostgreSQL answers", () -> asked("select 1").exit() == 0);
        asked("create table acknowledged (n bigint primary key, filler text)").orFail();
    }

    /** The lab itself. */
    PairLab lab() {
        return lab;
    }

    /** To be called after a node has booted. */
    void startAgent(String node) {
        lab.shell(node, "setsid " + AGENT + " " + address + " </dev/null >/dev/null 2>&1 &");
    }

    /** The command line of a client outside the pair, which gives up soon when nobody answers. */
    List<String> client() {
        String connection =
                "host="
                        + address
                        + " user=postgres connect_timeout=2 tcp_user_timeout=2000"
                        + " keepalives_idle=1 keepalives_interval=1 keepalives_count=2";
        return lab.entering("client", "psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", connection);
    }

    private Command asked(String statement) {
        List<String> line = client();
        line.addAll(List.of("-c", statement));
        return Command.run(line, "", 60);
    }

    /** Waits until a node serves and the other one could take over; returns the one that serves. */
    String awaitMovable() {
        AtomicReference<String> found = new AtomicReference<>();
        lab.await(
                "a node serves with a standby behind it",
                () -> {
                    NODES.stream().filter(this::isMovable).findFirst().ifPresent(found::set);
                    return found.get() != null;
                });
        return found.get();
    }

    private boolean isMovable(String node) {
        // One lab sees more takeovers and returns than a pair may make by itself (resume.max);
        // nothing else is resumed.
        if (lab.says(node, PAIR, PostgresLab::tookOverTooOften) || cameBackTooOften(node)) {
            lab.said(node, "resume", PAIR, "--yes");
        }
        return lab.says(node, PAIR, status -> status.serving() && status.ready());
    }

    private boolean cameBackTooOften(String node) {
        return lab.says(node, PAIR, status -> status.mode().equals("HOLD"))
                && lab.said(node, "status").contains("came back too often");
    }

    private static boolean tookOverTooOften(PairStatus status) {
        return status.blockers().stream()
                .anyMatch(blocker -> blocker.contains("too many automatic takeovers"));
    }

    /** Fails unless every one of these transactions is there, with all it brought. */
    void assertPresent(List<Long> acknowledged) {
        String good = "filler = repeat(md5(n::text), 20)";
        assertEquals("0", line("select count(*) from acknowledged where not " + good));
        Set<Long> present =
                asked("select n from acknowledged")
                        .orFail()
                        .output()
                        .lines()
                        .map(Long::valueOf)
                        .collect(Collectors.toSet());
        List<Long> lost = acknowledged.stream().filter(n -> !present.contains(n)).toList();
        assertEquals(List.of(), lost, "acknowledged, but not there");
    }

    private String line(String statement) {
        return asked(statement).orFail().output().strip();
    }

    /** Fails unless PostgreSQL can read all tables and indexes, and they agree. */
    void assertSound() {
        String all = "pg_amcheck --install-missing --heapallindexed --all -U postgres -h ";
        lab.shell("client", PROGRAMS + all + address);
    }

    /** Stops PostgreSQL for good and fails unless every page of both copies has its checksum. */
    void assertChecksums(String serving) {
        NODES.forEach(node -> lab.shell(node, "touch /run/postgres-halt"));
        lab.await("PostgreSQL has stopped", () -> stopped(serving));
        for (String node : NODES) {
            lab.shell(node, AS_POSTGRES + "pg_checksums --check -D " + DATA);
        }
    }

    private boolean stopped(String node) {
        return lab.run(node, "test", "-e", DATA + "/postmaster.pid").exit() != 0;
    }

    @Override
    public void close() {
        lab.close();
    }
}
