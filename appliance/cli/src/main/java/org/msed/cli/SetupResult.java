package org.msed.cli;

import java.io.IOException;
import java.net.Inet4Address;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.msed.config.ConfigWriter;
import org.msed.config.HaRole;
import org.msed.config.Places;
import org.msed.config.RawFile;
import org.msed.core.record.PairRecord;
import org.msed.core.record.RecordSlot;
import org.msed.core.state.Role;

/**
 * What a setup is about to write; it passed every check.
 *
 * @param places where to
 * @param role of this node
 * @param base keys of this node
 * @param pair keys of the pair, if the answers held one
 * @param peer address of that pair's peer
 * @param secret the pair's secret, if it is new or another one
 * @param newRecord whether the pair has no record yet
 * @param changes one line each; empty when everything is as the answers say
 * @param warnings what the policy of a pair accepts (inventory B5-06)
 */
record SetupResult(
        Places places,
        HaRole role,
        RawFile base,
        Optional<RawFile> pair,
        Optional<Inet4Address> peer,
        Optional<byte[]> secret,
        boolean newRecord,
        List<String> changes,
        List<String> warnings) {
    /** Copies the lists. */
    SetupResult {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    /**
     * Writes what changed, the pair's file last: a daemon that finds it finds its secret and record
     * too. Interrupted anywhere, another run completes it. Durable on return.
     */
    void apply() throws IOException {
        if (peer.isPresent() && secret.isPresent()) {
            ConfigWriter.writePrivate(places.secretFile(peer.get()), secret.get());
        }
        if (peer.isPresent() && newRecord) {
            ConfigWriter.writePrivate(places.recordFile(peer.get()), firstRecord());
        }
        if (changed(base)) {
            ConfigWriter.write(places.baseFile(), base);
        }
        if (peer.isPresent() && pair.isPresent() && changed(pair.get())) {
            ConfigWriter.write(places.pairFile(peer.get()), pair.get());
        }
        Files.createDirectories(places.log());
    }

    private boolean changed(RawFile file) {
        return changes.stream().anyMatch(line -> line.startsWith(file.name() + ": "));
    }

    private byte[] firstRecord() {
        Role mine = role == HaRole.PRIMARY ? Role.PRIMARY : Role.SECONDARY;
        byte[] slot = new RecordSlot(1, PairRecord.initial(mine), new byte[0]).encode();
        return Arrays.copyOf(slot, RecordSlot.FILE_SIZE);
    }
}
