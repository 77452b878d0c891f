package org.msed.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msed.config.Config;
import org.msed.config.ConfigException;
import org.msed.config.ConfigLoader;
import org.msed.config.HostFacts;
import org.msed.config.InstanceNames;
import org.msed.config.Ip4Prefix;
import org.msed.config.PairConfig;
import org.msed.config.PeerConfig;
import org.msed.config.Places;
import org.msed.core.record.RecordSlot;
import org.msed.core.state.DisplayedState;

/** What gethainfo shows while the daemon is down: saved configuration and saved record. */
final class SavedHaInfo {
    private SavedHaInfo() {}

    /**
     * Reads both.
     *
     * @param version of this program
     * @throws ConfigException if the node was never set up, or its files are damaged
     * @throws IOException if a record cannot be read, for want of permission for example
     */
    static HaInfo read(Places places, String version) throws ConfigException, IOException {
        Config config = ConfigLoader.load(places, HostFacts.unknown());
        List<HaInfo.Peer> peers = new ArrayList<>();
        for (PairConfig pair : config.pairs()) {
            Path record = places.recordFile(pair.peer().hmAddress());
            peers.add(peer(config, pair, lastState(record)));
        }
        return new HaInfo(
                false,
                config.node().role().text(),
                config.node().hm().address().addressText(),
                config.node().vip().map(Ip4Prefix::addressText).orElse(""),
                version,
                config.node().udi(),
                peers);
    }

    /**
     * The configured pair with a name, or the only one there is.
     *
     * @throws CommandException UNKNOWN_OBJECT or USAGE, or FAILED for files that cannot be used
     */
    static PairConfig pair(Places places, Optional<String> name) throws CommandException {
        List<PairConfig> pairs;
        try {
            pairs = ConfigLoader.load(places, HostFacts.unknown()).pairs();
        } catch (ConfigException e) {
            throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
        }
        List<String> names = pairs.stream().map(PairConfig::pairId).toList();
        if (name.isEmpty() && pairs.size() > 1) {
            throw new CommandException(ExitCode.USAGE, "which pair? There are " + names);
        }
        return pairs.stream()
                .filter(p -> name.isEmpty() || name.get().equals(p.pairId()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandException(
                                        ExitCode.UNKNOWN_OBJECT,
                                        "no pair " + name.orElse("") + "; there are " + names));
    }

    /** The state of the newest readable slot; TERMINATED if none is, as the daemon would show. */
    private static String lastState(Path record) throws IOException {
        try {
            return RecordSlot.newest(Files.readAllBytes(record))
                    .map(slot -> slot.record().shown())
                    .orElse(DisplayedState.TERMINATED)
                    .name();
        } catch (NoSuchFileException e) {
            return DisplayedState.TERMINATED.name();
        }
    }

    private static HaInfo.Peer peer(Config config, PairConfig pair, String state) {
        InstanceNames names = InstanceNames.of(config.node().role(), pair.instanceIndex());
        PeerConfig peer = pair.peer();
        return new HaInfo.Peer(
                pair.pairId(),
                peer.hmAddress().getHostAddress(),
                pair.vip().addressText(),
                peer.version().orElse("unknown"),
                peer.udi().orElse("unknown"),
                pair.failover().text(),
                pair.failback().text(),
                pair.times().failoverWaitMillis() / 1_000.0,
                names.database(),
                names.port(),
                names.dataguard(),
                names.primaryAlias(),
                config.directConnect(pair),
                false,
                state);
    }
}
