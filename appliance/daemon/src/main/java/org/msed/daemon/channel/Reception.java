package org.msed.daemon.channel;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.msed.core.wire.CertificateHash;
import org.msed.core.wire.PairDigest;

/**
 * What a newcomer may turn out to be: a pair's connection on one link. Whatever a stranger makes
 * TLS throw, it is refused and nothing else happens.
 *
 * @param pair which pair
 * @param link its link
 * @param pinned whether a certificate is that pair's peer's
 */
record Reception(PairDigest pair, LinkChannel link, Predicate<CertificateHash> pinned) {

    /** Asks a newcomer to prove itself, and serves it; returns when it has ended. */
    static void receive(
            ChannelSocket socket, NodeKey key, List<Reception> candidates, Newcomers newcomers) {
        PinnedTrust trust =
                new PinnedTrust(
                        hash -> candidates.stream().anyMatch(each -> each.pinned().test(hash)));
        try (socket) {
            socket.setSoTimeout(Newcomers.LIMIT_MILLIS);
            Connection connection = Connection.secure(socket, key.context(trust), false);
            Reception reception = chosen(connection, candidates);
            if (newcomers.remove(socket)) {
                connection.send(Service.CHANNEL, ControlFrame.of(ControlFrame.OPENED));
                Thread.currentThread().setName(reception.link().threadName());
                reception.link().serve(connection);
            }
        } catch (IOException | RuntimeException e) {
            newcomers.remove(socket);
            String why =
                    trust.refused() ? "its certificate is not the pinned one" : Connection.text(e);
            candidates.forEach(each -> each.link().refuse(why));
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a connection", e);
        }
    }

    private static Reception chosen(Connection connection, List<Reception> candidates)
            throws IOException {
        FrameHeader header = connection.next();
        if (!header.known() || header.service() != Service.CHANNEL) {
            throw new ChannelProtocolException("the first frame is not the channel's own");
        }
        PairDigest named = ControlFrame.readOpen(connection.payload());
        return candidates.stream()
                .filter(each -> each.pair().equals(named))
                .filter(each -> each.pinned().test(connection.peer()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ChannelProtocolException(
                                        "its certificate is not that of the pair it names"));
    }
}
