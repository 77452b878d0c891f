package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.msed.lab.client.Client;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.service.LabJava;
import org.msed.lab.space.Topology;

/** A million packets on the heartbeat port that are not the peer's, or not the peer's any more. */
class PairJunkIT {

    private static final int PACKETS = Integer.getInteger("msed.junk.packets", 1_000_000);
    private static final int JUNK = PACKETS / 10 * 6;
    private static final int FRAMES = PACKETS / 10 * 4;
    private static final int MANY = PACKETS / 100;

    private static PairLab lab;

    @BeforeAll
    static void up() {
        lab = PairLab.up("junk-it", Topology.PAIR, PairOptions.DEFAULT.withWaitMillis(3000));
    }

    @AfterAll
    static void down() {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void junkChangesNothingButACounter() {
        String before = lab.status("mse2", "mse1").toString();
        long counted = counter("mse2", "framesMalformed");
        lab.shell("client", LabJava.line(Junk.class) + " 10.10.10.13 " + JUNK);
        assertEquals(before, lab.status("mse2", "mse1").toString());
        lab.assertServedOnlyBy("mse1");
        long refused = counter("mse2", "framesMalformed") - counted;
        assertTrue(refused > 1_000, "refused " + refused);
    }

    @Test
    void replayedReflectedAndForgedFramesChangeNothingButACounter() {
        try (Client client = lab.client()) {
            long begin = System.nanoTime();
            String before = lab.status("mse1", "mse1") + " " + lab.status("mse2", "mse1");
            String decisions = lab.why("mse1") + lab.why("mse2");
            long[] counted = counters();
            lab.shell(
                    "client",
                    LabJava.line(Frames.class)
                            + " 10.10.10.255 "
                            + FRAMES
                            + " 10.10.10.12 10.10.10.13");
            assertEquals(before, lab.status("mse1", "mse1") + " " + lab.status("mse2", "mse1"));
            assertEquals(decisions, lab.why("mse1") + lab.why("mse2"));
            assertEquals(0, client.between(begin, System.nanoTime()).dualMillis());
            lab.assertServedOnlyBy("mse1");
            assertCounted(counted, counters());
        }
    }

    /** Of each kind; the network may lose some of what comes in a flood. */
    private static void assertCounted(long[] before, long[] after) {
        for (int i = 0; i < after.length; i++) {
            long refused = after[i] - before[i];
            assertTrue(refused > MANY, "counter " + i + " grew by " + refused);
        }
    }

    /** Stale, forged and malformed of mse1, then of mse2. */
    private static long[] counters() {
        return new long[] {
            counter("mse1", "framesStale"),
            counter("mse1", "framesForged"),
            counter("mse1", "framesMalformed"),
            counter("mse2", "framesStale"),
            counter("mse2", "framesForged"),
            counter("mse2", "framesMalformed")
        };
    }

    private static long counter(String node, String name) {
        String status = lab.said(node, "status", "--json");
        try {
            JsonNode pair = new JsonMapper().readTree(status).path("pairs").path(0);
            assertTrue(pair.path(name).isNumber(), name + " in " + status);
            return pair.path(name).asLong();
        } catch (JsonProcessingException e) {
            throw new AssertionError(status, e);
        }
    }
}
