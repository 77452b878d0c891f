package org.msed.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.msed.lab.client.Client;
import org.msed.lab.client.Observation;
import org.msed.lab.fault.Fault;
import org.msed.lab.fault.FaultKind;
import org.msed.lab.space.Command;
import org.msed.lab.space.Deadline;
import org.msed.lab.space.LabDirectory;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Topology;

/** Nodes, cables and faults with real packets; msed does not run. Needs namespaces and nft. */
class LabIT {
    private static final String NAME = "lab-it-" + ProcessHandle.current().pid();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Lab lab;
    private LabNode mse1;
    private LabNode mse2;
    private LabNode client;

    @BeforeEach
    void up() {
        lab = Lab.create(NAME, Topology.PAIR_DIRECT, Path.of("target"));
        mse1 = lab.topology().node("mse1");
        mse2 = lab.topology().node("mse2");
        client = lab.topology().node("client");
    }

    @AfterEach
    void down() {
        lab.close();
    }

    @Test
    void nodesReachEachOtherOnBothLinks() {
        assertTrue(reachesInTime(client, "mse1"));
        assertTrue(reachesInTime(mse1, "gw"));
        assertTrue(reachesInTime(mse1, "192.168.255.2"));
    }

    @Test
    void partitionCutsThePeersButNotTheClient() {
        lab.faults().inject(Fault.of("partition", "mse1", null));
        assertFalse(reaches(mse1, "mse2"));
        assertFalse(reaches(mse2, "192.168.255.1"));
        assertTrue(reachesInTime(client, "mse1"));
        assertTrue(reachesInTime(mse2, "gw"));
        lab.faults().heal(FaultKind.PARTITION, "mse1");
        assertTrue(reachesInTime(mse1, "mse2"));
    }

    @Test
    void oneWayLosesOnlyWhatTheNodeSends() {
        lab.faults().inject(Fault.of("one-way", "mse1", null));
        assertFalse(arrives(mse1, mse2));
        assertTrue(arrives(mse2, mse1));
    }

    @Test
    void wholeLossCutsTheClientToo() {
        lab.faults().inject(Fault.of("loss", "mse1", "100"));
        assertFalse(reaches(client, "mse1"));
        assertTrue(reachesInTime(client, "mse2"));
        lab.faults().healAll();
        assertTrue(reachesInTime(client, "mse1"));
    }

    @Test
    void aPulledCableShowsAsCarrierOfItsCardOnly() {
        lab.faults().inject(Fault.of("eth0", "mse1", null));
        assertEquals("0", carrier(mse1, "eth0"));
        assertEquals("1", carrier(mse1, "eth1"));
        lab.faults().healAll();
        assertTrue(Deadline.reached(LIMIT, () -> carrier(mse1, "eth0").equals("1")));
    }

    @Test
    void aDeadNodeComesBackWithItsDiskAndCables() {
        run(mse1, "touch", "/srv/kept", "/run/lost");
        lab.faults().inject(Fault.of("eth1", "mse1", null));
        lab.faults().inject(Fault.of("death", "mse1", null));
        assertFalse(lab.namespaces().isRunning(mse1));
        assertFalse(reaches(client, "mse1"));
        lab.faults().heal(FaultKind.DEATH, "mse1");
        assertTrue(reachesInTime(client, "mse1"));
        assertEquals(0, run(mse1, "test", "-e", "/srv/kept").exit());
        assertEquals(1, run(mse1, "test", "-e", "/run/lost").exit());
        assertEquals("0", carrier(mse1, "eth1"));
    }

    @Test
    void theClientSeesAMoveOfTheAddressAndTwoOwnersOfIt() {
        take(mse1);
        try (Client asking = Client.start(lab.topology(), lab.namespaces(), Client.Asks.HTTP)) {
            long begin = System.nanoTime();
            assertTrue(answered(asking, begin, "mse1"));
            run(mse1, "ip", "address", "del", "10.10.10.11/24", "dev", "eth0").orFail();
            take(mse2);
            assertTrue(answered(asking, begin, "mse2"));
            Observation moved = asking.between(begin, System.nanoTime());
            assertEquals(Set.of("mse1", "mse2"), moved.datagrams().answers().keySet());
            assertTrue(moved.datagrams().outageMillis() > 0);
            assertEquals(0, moved.dualMillis());

            long second = System.nanoTime();
            take(mse1);
            assertTrue(
                    Deadline.reached(
                            LIMIT,
                            () ->
                                    asking.since(second).dualSampledMillis() > 20
                                            && asking.since(second).dualArpMillis() > 20));
        }
    }

    @Test
    void nothingIsLeftAfterTheEnd() {
        lab.close();
        LabDirectory directory = LabDirectory.of(NAME);
        assertFalse(Files.exists(directory.root()));
        assertFalse(Files.exists(directory.disks()));
        assertTrue(
                ProcessHandle.allProcesses()
                        .noneMatch(
                                process ->
                                        process.info()
                                                .commandLine()
                                                .orElse("")
                                                .contains(directory.root() + "/bin")));
    }

    private boolean answered(Client asking, long sinceNanos, String node) {
        return Deadline.reached(
                LIMIT,
                () -> {
                    Observation seen = asking.since(sinceNanos);
                    return seen.datagrams().answers().containsKey(node)
                            && seen.http().answers().containsKey(node);
                });
    }

    private void take(LabNode node) {
        run(node, "ip", "address", "add", "10.10.10.11/24", "dev", "eth0").orFail();
        // The client must learn of it as from a gratuitous ARP.
        run(client, "ip", "neighbour", "flush", "all").orFail();
    }

    /** Small machines stand still now and then, and a request is lost. */
    private boolean reachesInTime(LabNode from, String to) {
        return Deadline.reached(LIMIT, () -> reaches(from, to));
    }

    private boolean reaches(LabNode from, String to) {
        return run(from, "ping", "-q", "-c", "2", "-i", "0.1", "-W", "0.5", to).exit() == 0;
    }

    /** One direction alone: a static neighbour spares the questions that would need the other. */
    private boolean arrives(LabNode from, LabNode to) {
        String target = to.lanAddress();
        String mac = run(to, "cat", "/sys/class/net/eth0/address").orFail().output().strip();
        String neighbour = "ip neighbour replace " + target + " lladdr " + mac + " dev eth0";
        run(from, "sh", "-c", neighbour).orFail();
        long before = icmpIn(to);
        run(from, "ping", "-q", "-c", "1", "-W", "0.3", target);
        return icmpIn(to) > before;
    }

    private long icmpIn(LabNode node) {
        String counts = run(node, "cat", "/proc/net/snmp").orFail().output();
        String numbers = counts.lines().filter(line -> line.startsWith("Icmp:")).toList().get(1);
        return Long.parseLong(numbers.split(" ")[1]);
    }

    private String carrier(LabNode node, String card) {
        return run(node, "cat", "/sys/class/net/" + card + "/carrier").output().strip();
    }

    private Command run(LabNode node, String... line) {
        return lab.namespaces().in(node, "", 20, line);
    }
}
