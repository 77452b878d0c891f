package org.msed.daemon.address;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.msed.core.pair.PairEvent;
import org.msed.daemon.loop.Inbox;
import org.msed.platform.arp.ArpFrame;
import org.msed.platform.arp.ArpSocket;
import org.msed.platform.arp.ArrivedFrame;
import org.msed.platform.arp.MacAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears ARP on the public interface: answers to a probe, and claims of others for an address that
 * is held here. A claim is the peer's when it comes from the MAC that the peer told under the pair
 * secret.
 */
public final class ClaimWatch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimWatch.class);
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final CardSocket<ArpSocket> arp;
    private final VirtualAddress address;
    private final AddressProbe probe;
    private final Supplier<Optional<MacAddress>> peerMac;
    private final Inbox inbox;
    private long lastClaimNanos = System.nanoTime() - QUIET_NANOS;

    /**
     * @param peerMac MAC of the peer's public interface, once it has told it
     * @param inbox where claims go
     */
    public ClaimWatch(
            CardSocket<ArpSocket> arp,
            VirtualAddress address,
            AddressProbe probe,
            Supplier<Optional<MacAddress>> peerMac,
            Inbox inbox) {
        this.arp = arp;
        this.address = address;
        this.probe = probe;
        this.peerMac = peerMac;
        this.inbox = inbox;
    }

    /** Reads until the socket is closed. */
    @Override
    public void run() {
        boolean open = true;
        while (open) {
            try {
                open = arp.read(this::hear);
            } catch (IOException e) {
                LOG.debug("ARP not heard: {}", e.toString());
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private void hear(ArpSocket socket) throws IOException {
        ArrivedFrame arrived = socket.receive();
        ArpFrame frame = arrived.frame();
        if (!frame.senderAddress().equals(address.address())
                || !frame.claims(socket.hardwareAddress(), address.address())) {
            return;
        }
        if (probe.awaited()) {
            probe.answered(frame.senderMac());
        } else if (address.held() && arrived.arrivalNanos() - lastClaimNanos >= QUIET_NANOS) {
            lastClaimNanos = arrived.arrivalNanos();
            claimed(frame.senderMac());
        }
    }

    private void claimed(MacAddress mac) {
        boolean byPeer = peerMac.get().filter(mac::equals).isPresent();
        String who = mac.toString();
        inbox.offer(at -> new PairEvent.AddressClaimed(at, who, byPeer));
    }
}
