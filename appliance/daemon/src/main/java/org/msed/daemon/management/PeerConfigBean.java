package org.msed.daemon.management;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;
import org.msed.config.Config;
import org.msed.config.InstanceNames;
import org.msed.config.MoveType;
import org.msed.config.PairConfig;
import org.msed.core.pair.Order;
import org.msed.core.state.Blocker;
import org.msed.daemon.snapshot.ChannelSnapshot;
import org.msed.daemon.snapshot.ChoiceRequest;
import org.msed.daemon.snapshot.CopySnapshot;
import org.msed.daemon.snapshot.LinkSnapshot;
import org.msed.daemon.snapshot.NodeSnapshot;
import org.msed.daemon.snapshot.OrderRequest;
import org.msed.daemon.snapshot.PairSnapshot;
import org.msed.daemon.snapshot.Standing;
import org.msed.mbeans.CopyStatus;
import org.msed.mbeans.LinkStatus;
import org.msed.mbeans.PeerConfigMXBean;

/** One pairing as JMX shows it; every getter reads the given snapshot of the node. */
public final class PeerConfigBean implements PeerConfigMXBean {
    private final String pairName;
    private final Supplier<Config> config;
    private final Supplier<NodeSnapshot> node;
    private final Tasks tasks;

    PeerConfigBean(
            String pairName, Supplier<Config> config, Supplier<NodeSnapshot> node, Tasks tasks) {
        this.pairName = pairName;
        this.config = config;
        this.node = node;
        this.tasks = tasks;
    }

    private PairSnapshot pair() {
        return node.get()
                .pair(pairName)
                .orElseThrow(() -> new NoSuchElementException("no pair " + pairName));
    }

    private PairConfig configured() {
        return config.get().pairs().stream()
                .filter(p -> p.pairId().equals(pairName))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no pair " + pairName));
    }

    private InstanceNames instance() {
        return InstanceNames.of(config.get().node().role(), configured().instanceIndex());
    }

    private Standing standing() {
        return pair().standing();
    }

    private static String text(boolean automatic) {
        return (automatic ? MoveType.AUTOMATIC : MoveType.MANUAL).text();
    }

    private static String known(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }

    @Override
    public String getPairName() {
        return pairName;
    }

    @Override
    public String getPeerName() {
        return pair().peer().name();
    }

    @Override
    public String getPeerHealthMonitorAddress() {
        return pair().peer().hmAddress();
    }

    @Override
    public String getVirtualAddress() {
        return pair().vip();
    }

    @Override
    public String getPeerVersion() {
        return known(pair().peer().version(), configured().peer().version().orElse("unknown"));
    }

    @Override
    public String getPeerUdi() {
        return known(pair().peer().udi(), configured().peer().udi().orElse("unknown"));
    }

    @Override
    public String getFailoverType() {
        return text(pair().policy().automaticFailover());
    }

    @Override
    public String getFailbackType() {
        return text(pair().policy().automaticFailback());
    }

    @Override
    public double getFailoverWaitSeconds() {
        return pair().policy().failoverWaitMillis() / 1_000.0;
    }

    @Override
    public double getHeartbeatIntervalSeconds() {
        return pair().policy().heartbeatIntervalMillis() / 1_000.0;
    }

    @Override
    public String getGuard() {
        return configured().guard().text();
    }

    @Override
    public String getGuardNote() {
        return PairText.guardNote(pair());
    }

    @Override
    public String getTakeoverPolicy() {
        return pair().policy().takeoverPolicy().name();
    }

    @Override
    public String getInstanceDatabaseName() {
        return instance().database();
    }

    @Override
    public int getInstanceDatabasePort() {
        return instance().port();
    }

    @Override
    public String getDataguardName() {
        return instance().dataguard();
    }

    @Override
    public String getPrimaryDatabaseAlias() {
        return instance().primaryAlias();
    }

    @Override
    public boolean isDirectConnectUsed() {
        return config.get().directConnect(configured());
    }

    @Override
    public boolean isHeartbeatUp() {
        return pair().heartbeatUp();
    }

    @Override
    public String getState() {
        return standing().state().name();
    }

    @Override
    public int getStateCode() {
        return standing().state().code();
    }

    @Override
    public long getStateSince() {
        return standing().stateSinceWallMillis();
    }

    @Override
    public String getStateReason() {
        return PairText.reason(pair());
    }

    @Override
    public int getStateReasonCode() {
        return standing().reason().code();
    }

    @Override
    public String getSeverity() {
        return Health.of(pair()).name();
    }

    @Override
    public String getMode() {
        return standing().mode().name();
    }

    @Override
    public String getSubMode() {
        return PairText.subMode(standing());
    }

    @Override
    public String getHoldCause() {
        return standing().holdCause().name();
    }

    @Override
    public String getRemedy() {
        return standing().holdCause().remedy();
    }

    @Override
    public boolean isServing() {
        return pair().serving();
    }

    @Override
    public boolean isAddressHere() {
        return standing().addressHere();
    }

    @Override
    public boolean isAttached() {
        return standing().attached();
    }

    @Override
    public boolean isReady() {
        return pair().readiness().ready();
    }

    @Override
    public String[] getBlockers() {
        return pair().readiness().blockers().stream().map(Blocker::name).toArray(String[]::new);
    }

    @Override
    public boolean isPaused() {
        return pair().readiness().paused();
    }

    @Override
    public boolean isTokenHere() {
        return standing().tokenHere();
    }

    @Override
    public long getTokenSerial() {
        return standing().tokenSerial();
    }

    @Override
    public String getEpoch() {
        return standing().epoch().toString();
    }

    @Override
    public int getRecentTakeovers() {
        return standing().recentTakeovers();
    }

    @Override
    public String getPeerMode() {
        return pair().peer().mode().name();
    }

    @Override
    public boolean isPeerInContact() {
        return pair().peer().inContact();
    }

    @Override
    public double getLastHeartbeatAgeSeconds() {
        return seconds(pair().peer().lastHeardMillis(), 1_000.0);
    }

    @Override
    public boolean isGatewayAnswers() {
        return pair().readiness().gatewayAnswers();
    }

    @Override
    public boolean isCarrierUp() {
        return pair().readiness().carrier();
    }

    @Override
    public long getFramesAccepted() {
        return pair().frames().accepted();
    }

    @Override
    public long getFramesStale() {
        return pair().frames().stale();
    }

    @Override
    public long getFramesForged() {
        return pair().frames().forged();
    }

    @Override
    public long getFramesMalformed() {
        return pair().frames().malformed();
    }

    @Override
    public Map<String, LinkStatus> getLinks() {
        Map<String, LinkStatus> links = new LinkedHashMap<>();
        pair().links().forEach(link -> links.put(link.name(), status(link)));
        return links;
    }

    private static LinkStatus status(LinkSnapshot link) {
        ChannelSnapshot channel = link.channel();
        return new LinkStatus(
                link.state().name(),
                link.localAddress(),
                link.peerAddress(),
                seconds(link.lastHeardMillis(), 1_000.0),
                seconds(link.rttMinMicros(), 1_000_000.0),
                seconds(link.rttMeanMicros(), 1_000_000.0),
                seconds(link.rttMaxMicros(), 1_000_000.0),
                link.lossRatio(),
                link.received(),
                link.sent(),
                link.sendErrors(),
                channel.up() ? "UP" : "DOWN",
                channel.sinceWallMillis(),
                channel.cause(),
                channel.receivedBytes(),
                channel.sentBytes(),
                channel.connects(),
                channel.refused());
    }

    @Override
    public Map<String, CopyStatus> getCopies() {
        Map<String, CopyStatus> copies = new LinkedHashMap<>();
        pair().copies().forEach(copy -> copies.put(copy.node(), status(copy)));
        return copies;
    }

    private static CopyStatus status(CopySnapshot copy) {
        return new CopyStatus(
                copy.commonLineage(),
                copy.sinceWallMillis(),
                copy.lastWriteWallMillis(),
                copy.changedBytes(),
                copy.changedFiles(),
                copy.names().toArray(String[]::new),
                copy.usedBytes(),
                copy.asideRefusal());
    }

    private static double seconds(long count, double perSecond) {
        return count < 0 ? -1 : count / perSecond;
    }

    @Override
    public String[] checkSwitchover() {
        return words(Order.SWITCHOVER);
    }

    @Override
    public String switchover(String reason) {
        return give(OrderRequest.of(Order.SWITCHOVER, actor(reason)));
    }

    @Override
    public String[] checkFailback() {
        return words(Order.FAILBACK);
    }

    @Override
    public String failback(String reason) {
        return give(OrderRequest.of(Order.FAILBACK, actor(reason)));
    }

    @Override
    public String[] checkTakeover(boolean acceptDataLoss, boolean acceptInconsistent) {
        return words(Order.TAKEOVER);
    }

    @Override
    public String takeover(
            String reason, boolean peerIsDown, boolean acceptDataLoss, boolean acceptInconsistent) {
        if (!peerIsDown) {
            throw new IllegalArgumentException(
                    "peerIsDown must be true: only you can see that, got false");
        }
        return give(
                new OrderRequest(
                        Order.TAKEOVER, false, acceptDataLoss, acceptInconsistent, actor(reason)));
    }

    @Override
    public String[] checkChooseSource(String source, boolean peerIsDown, boolean acceptDataLoss) {
        ChoiceRequest request =
                new ChoiceRequest(source, "", peerIsDown, acceptDataLoss, actor("check"));
        return tasks.choiceBlockers(pairName, request).stream()
                .map(Blocker::name)
                .toArray(String[]::new);
    }

    @Override
    public String chooseSource(
            String reason,
            String source,
            String backupDone,
            boolean noBackup,
            boolean peerIsDown,
            boolean acceptDataLoss) {
        String backup = backupDone == null ? "" : backupDone.strip();
        if (backup.isEmpty() == !noBackup) {
            throw new IllegalArgumentException(
                    "backupDone must name a backup of the other copy, or noBackup be true");
        }
        ChoiceRequest request =
                new ChoiceRequest(source, backup, peerIsDown, acceptDataLoss, actor(reason));
        return tasks.chooseSource(pairName, request, sentence -> {}).id();
    }

    @Override
    public String pause(String reason) {
        return give(OrderRequest.of(Order.PAUSE, actor(reason)));
    }

    @Override
    public String resume(String reason) {
        return give(OrderRequest.of(Order.RESUME, actor(reason)));
    }

    private String[] words(Order order) {
        Set<Blocker> blockers = MoveChecks.of(pair(), order);
        return Arrays.stream(blockers.toArray(new Blocker[0]))
                .map(Blocker::name)
                .toArray(String[]::new);
    }

    private String give(OrderRequest request) {
        return tasks.give(pairName, request, sentence -> {}).id();
    }

    /** JMX does not tell who calls; a reason is asked for instead. */
    static String actor(String reason) {
        String why = reason == null ? "" : reason.replaceAll("\\p{Cntrl}", " ").strip();
        return why.isEmpty() ? "JMX" : "JMX: " + why;
    }
}
