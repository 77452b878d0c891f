package org.msed.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
    @TempDir Path root;
    private ConfigFixture files;

    @BeforeEach
    void validPrimary() {
        files = new ConfigFixture(root);
    }

    @Test
    void everyValueOfAValidPrimaryArrivesTyped() throws ConfigException {
        Config config = files.load(ConfigFixture.HOST);
        PairConfig pair = config.pairs().get(0);
        assertEquals("10.10.10.12", config.node().hm().address().addressText());
        assertEquals(24, config.node().hm().address().prefixLength());
        assertEquals(Optional.of("10.10.10.11"), config.node().vip().map(Ip4Prefix::addressText));
        assertEquals(Guard.AVAILABLE, pair.guard());
        assertEquals(1_000, pair.times().failoverWaitMillis());
        assertEquals(600, pair.times().promiseMillis());
        assertEquals("eth0:1", pair.vipLabel());
        assertTrue(config.directConnect(pair));
    }

    @Test
    void defaultsAreThoseOfTheProtocol() throws ConfigException {
        for (String key : List.of("failover.type", "guard", "failover.wait")) {
            files.pair.remove(key);
        }
        PairConfig pair = files.load(ConfigFixture.HOST).pairs().get(0);
        assertEquals(MoveType.MANUAL, pair.failover());
        assertEquals(Guard.MANUAL, pair.guard());
        assertEquals(
                new PairTimes(
                        10_000, 500, 1_800_000, 5_000, 60_000, 30_000, 15_000, 3_600_000, 0.01),
                pair.times());
        assertEquals(3, pair.flapMax());
        assertEquals(3, pair.resumeMax());
    }

    @Test
    void automaticWithoutAGuardIsAvailable() throws ConfigException {
        files.pair.remove("guard");
        assertEquals(Guard.AVAILABLE, files.load(ConfigFixture.HOST).pairs().get(0).guard());
    }

    @Test
    void bootWaitFollowsALongFailoverWait() throws ConfigException {
        files.pair.put("failover.wait", "200");
        assertEquals(
                400_000, files.load(ConfigFixture.HOST).pairs().get(0).times().bootWaitMillis());
    }

    @Test
    void heartbeatsFollowAShortFailoverWait() throws ConfigException {
        assertEquals(
                120,
                files.load(ConfigFixture.HOST).pairs().get(0).times().heartbeatIntervalMillis());
    }

    @ParameterizedTest
    @CsvSource({"100 ms,0.3,60", "100 ms,1,100", "333 ms,1,200", "20 ms,0.3,20"})
    void heartbeatsComeAtLeastThreeTimesInAPromise(String interval, String wait, long millis)
            throws ConfigException {
        files.pair.put("heartbeat.interval", interval);
        files.pair.put("failover.wait", wait);
        assertEquals(
                millis,
                files.load(ConfigFixture.HOST).pairs().get(0).times().heartbeatIntervalMillis());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "node.name | 1mse | starts with a letter",
                "node.name | mse- | ends with a letter or number",
                "node.name | m_se | only letters",
                "ha.role | Third | Primary, Secondary",
                "hm.interface | eth7 | an interface of this machine: eth0, eth1, lo",
                "hm.address | 10.10.10.300 | an IPv4 address",
                "hm.address | 10.10.10.255 | an address for a host",
                "hm.netmask | 255.0.255.0 | a network mask",
                "direct.interface | eth0 | another interface than hm.interface",
                "direct.interface | eth9 | an interface of this machine",
                "direct.address | 10.10.10.44 | outside of the subnet of hm.address",
                "vip.alias | eth1:1 | hm.interface, a colon",
                "gateway.address | 10.10.11.1 | in the subnet of hm.address",
                "time.zone | Mars/Base | tz database"
            })
    void aBadValueOfThisNodeIsRefusedWithItsRange(String key, String value, String allowed) {
        files.base.put(key, value);
        ConfigProblem problem = refusedFor(key);
        assertEquals(value, problem.value());
        assertTrue(problem.allowed().contains(allowed), problem.allowed());
        assertEquals(Scope.BASE.mendingCommand(), problem.command());
        assertEquals("base-ha-config.properties", problem.file());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failover.wait | 0 | 300 ms to 300 s",
                "failover.wait | 0.299 | 300 ms to 300 s",
                "failover.wait | 301 | 300 ms to 300 s",
                "failover.wait | soon | 5 s to 300 s (1 s with the filter lease",
                "guard | fence | not available in this version",
                "guard | arbiter | not available in this version",
                "guard | manual | guarded or available with failover.type Automatic",
                "instance.database | oracle | none, derby",
                "heartbeat.interval | 10 ms | 20 ms to 5 s",
                "heartbeat.interval | 334 ms | 20 ms to 333 ms with failover.wait 1",
                "heartbeat.interval | 100 | with its unit",
                "boot.wait | 601 s | 5 s to 600 s",
                "settle.wait | 0 s | 1 s to 60 s",
                "handover.wait | 4 s | 5 s to 300 s",
                "gateway.wait | 4 s | 5 s to 300 s",
                "failback.dwell | 8 d | 0 s to 7 d",
                "resume.max | 11 | 0 to 10",
                "flap.max | 0 | 1 to 16",
                "clock.rate.tolerance | 6 % | 0.1 % to 5 %",
                "self.fence | perhaps | true, false",
                "self.fence | true | not available in this version",
                "pair.id | mse9 | the primary's name, mse1",
                "peer.name | mse1 | another name than node.name",
                "peer.role | Primary | the other role",
                "peer.hm.address | 10.10.11.13 | in the subnet of hm.address",
                "peer.direct.address | 192.168.1.2 | in the subnet of direct.address",
                "vip.address | 10.10.10.99 | that of base-ha-config.properties"
            })
    void aBadValueOfAPairIsRefusedWithItsRange(String key, String value, String allowed) {
        files.pair.put(key, value);
        ConfigProblem problem = refusedFor(key);
        assertEquals(value, problem.value());
        assertTrue(problem.allowed().contains(allowed), problem.allowed());
        assertEquals(Scope.BASE.mendingCommand(), problem.command());
    }

    @Test
    void theVirtualAddressMustDifferFromTheHealthMonitors() {
        files.base.put("vip.address", "10.10.10.12");
        assertTrue(refusedFor("vip.address").allowed().contains("another address than hm.address"));
    }

    @ParameterizedTest
    @CsvSource({"10.10.11.11,255.255.255.0", "10.10.10.11,255.255.0.0"})
    void theVirtualAddressMustLieInTheSameSubnet(String address, String mask) {
        files.base.put("vip.address", address);
        files.base.put("vip.netmask", mask);
        assertTrue(refusedFor("vip.address").allowed().contains("in the subnet of hm.address"));
    }

    @Test
    void aPrimaryNeedsAVirtualAddress() {
        files.base.remove("vip.address");
        assertEquals("", refusedFor("vip.address").value());
    }

    @Test
    void aSecondaryHasNoVirtualAddressOfItsOwn() {
        files.secondary().base.put("vip.address", "10.10.10.11");
        assertEquals("absent on a secondary", refusedFor("vip.address").allowed());
    }

    @Test
    void manualWithAGuardIsRefused() {
        files.pair.put("failover.type", "Manual");
        assertEquals("absent or manual with failover.type Manual", refusedFor("guard").allowed());
    }

    @Test
    void guardAvailableWithoutAGatewayIsRefused() {
        files.base.remove("gateway.address");
        assertTrue(refusedFor("guard").allowed().contains("gateway.address"));
    }

    @ParameterizedTest
    @CsvSource({"guarded,0.9", "guarded,0.3"})
    void lessThanASecondNeedsGuardAvailable(String guard, String wait) {
        files.pair.put("guard", guard);
        files.pair.put("failover.wait", wait);
        assertEquals("1 s to 300 s", refusedFor("failover.wait").allowed());
    }

    @Test
    void lessThanFiveSecondsNeedsTheFilterLease() {
        HostFacts without = HostFacts.of(ConfigFixture.HOST.interfaces().orElseThrow(), false);
        ConfigException refused = assertThrows(ConfigException.class, () -> files.load(without));
        assertEquals(
                "5 s to 300 s (1 s with the filter lease)",
                problem(refused, "failover.wait").allowed());
    }

    @Test
    void conditionCHoldsAtTheSmallestWaits() {
        assertTrue(PairTimes.leaseEndsBeforeTakeover(5_000, 0.05, false));
        assertTrue(PairTimes.leaseEndsBeforeTakeover(1_000, 0.05, true));
        assertTrue(PairTimes.leaseEndsBeforeTakeover(300, 0.05, true));
    }

    @Test
    void conditionCFailsWhereTheOldLeaseCouldOutliveTheSilence() {
        assertEquals(false, PairTimes.leaseEndsBeforeTakeover(3_900, 0.01, false));
        assertEquals(false, PairTimes.leaseEndsBeforeTakeover(130, 0.01, true));
    }

    @Test
    void bootWaitMustExceedTheFailoverWait() {
        files.pair.put("failover.wait", "60");
        files.pair.put("boot.wait", "60 s");
        assertTrue(refusedFor("boot.wait").allowed().startsWith("longer than failover.wait"));
    }

    @Test
    void anUnknownKeyNamesTheNearestKnownOne() {
        files.pair.put("failover.wiat", "10");
        assertEquals(
                "a known key; the nearest is failover.wait", refusedFor("failover.wiat").allowed());
    }

    @Test
    void aKeyOfAnotherFileIsSentThere() {
        files.tuning.put("failover.wait", "10");
        assertEquals(
                "in advance-config-<peer HM IP>.properties, not here",
                refusedFor("failover.wait").allowed());
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        files.write();
        files.storeText("msed.properties", "capacity = 1\ncapacity = 2\n");
        ConfigException refused =
                assertThrows(
                        ConfigException.class,
                        () -> ConfigLoader.load(files.places, ConfigFixture.HOST));
        assertEquals("given only once", problem(refused, "capacity").allowed());
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        files.base.put("hm.address", "nowhere");
        files.base.put("hm.colour", "blue");
        files.pair.put("resume.max", "99");
        files.tuning.put("capacity", "9");
        ConfigException refused =
                assertThrows(ConfigException.class, () -> files.load(ConfigFixture.HOST));
        assertEquals(4, refused.problems().size(), refused.getMessage());
    }

    @Test
    void aProblemNamesFileKeyRangeValueAndCommand() {
        files.pair.put("resume.max", "99");
        assertEquals(
                "advance-config-10.10.10.13.properties: resume.max must be 0 to 10, got 99"
                        + " (mend: setup/setup.sh --answers FILE --non-interactive)",
                refusedFor("resume.max").toString());
    }

    @Test
    void aNodeThatWasNeverSetUpMissesItsFirstKeys() {
        ConfigException refused =
                assertThrows(
                        ConfigException.class,
                        () -> ConfigLoader.load(files.places, ConfigFixture.HOST));
        assertEquals("", problem(refused, "hm.address").value());
        assertEquals(false, ConfigLoader.configured(files.places));
    }

    @Test
    void anUnpairedNodeIsValid() throws ConfigException {
        files.write();
        assertTrue(files.places.etc().resolve(files.pairFile).toFile().delete());
        assertEquals(List.of(), ConfigLoader.load(files.places, ConfigFixture.HOST).pairs());
    }

    @Test
    void aPrimaryHasOnePeerOnly() {
        files.pair.remove("peer.direct.address");
        secondPair("10.10.10.14", Map.of());
        assertTrue(refusedFor("peer.hm.address").allowed().contains("a primary has one"));
    }

    @Test
    void aSecondaryStandsByForTwoPrimaries() throws ConfigException {
        twoPrimaries(Map.of());
        List<PairConfig> pairs = files.load(ConfigFixture.HOST).pairs();
        assertEquals(List.of("mse1", "mse3"), pairs.stream().map(PairConfig::pairId).toList());
        assertEquals(
                List.of("eth0:1", "eth0:2"), pairs.stream().map(PairConfig::vipLabel).toList());
    }

    @Test
    void twoPairsNeedDifferentVirtualAddresses() {
        twoPrimaries(Map.of("vip.address", "10.10.10.11"));
        assertTrue(refusedFor("vip.address").allowed().startsWith("another value than in"));
    }

    @Test
    void twoPairsNeedDifferentInstanceNumbers() {
        twoPrimaries(Map.of("instance.index", "3"));
        assertTrue(refusedFor("instance.index").allowed().startsWith("another value than in"));
    }

    @Test
    void directConnectDoesNotApplyToTwoPairs() {
        twoPrimaries(Map.of("peer.direct.address", "192.168.255.1"));
        assertTrue(
                refusedFor("peer.direct.address")
                        .allowed()
                        .contains("does not apply to two pairs"));
    }

    @Test
    void theFileNameIsThePeersAddress() {
        files.pairFile = "advance-config-10.10.10.99.properties";
        assertEquals("the one in the file's name", refusedFor("peer.hm.address").allowed());
    }

    @Test
    void settingsTellTheDefaultAndTheOrigin() throws ConfigException {
        List<String> settings =
                files.load(ConfigFixture.HOST).settings().stream().map(Setting::toString).toList();
        assertTrue(
                settings.contains(
                        "failover.wait = 1 (default 10, from"
                                + " advance-config-10.10.10.13.properties)"));
        assertTrue(settings.contains("capacity = 1 (default 1, not in msed.properties)"));
    }

    private void twoPrimaries(Map<String, String> changes) {
        files.secondary().pair.remove("peer.direct.address");
        Map<String, String> second =
                new TreeMap<>(
                        Map.of(
                                "pair.id", "mse3",
                                "peer.name", "mse3",
                                "vip.address", "10.10.10.21",
                                "instance.index", "4"));
        second.putAll(changes);
        secondPair("10.10.10.22", second);
    }

    private void secondPair(String peer, Map<String, String> changes) {
        Map<String, String> second = new TreeMap<>(files.pair);
        second.put("peer.hm.address", peer);
        second.putAll(changes);
        files.store("advance-config-" + peer + ".properties", second);
    }

    private ConfigProblem refusedFor(String key) {
        return problem(
                assertThrows(ConfigException.class, () -> files.load(ConfigFixture.HOST)), key);
    }

    private static ConfigProblem problem(ConfigException refused, String key) {
        return refused.problems().stream()
                .filter(p -> p.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(refused.getMessage()));
    }
}
