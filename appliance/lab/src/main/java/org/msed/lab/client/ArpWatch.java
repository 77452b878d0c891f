package org.msed.lab.client;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import org.msed.platform.arp.ArpFrame;
import org.msed.platform.arp.ArpSocket;
import org.msed.platform.arp.ArrivedFrame;
import org.msed.platform.arp.MacAddress;

/**
 * Asks by broadcast who has the virtual address and notes every hardware address that claims it,
 * whether it was asked or not. The questions carry the client's own address: a probe without one
 * would tell the nodes that somebody else is about to take the address (RFC 5227 2.1.1).
 */
final class ArpWatch {
    private final ArpSocket socket;
    private final Inet4Address own;
    private final Inet4Address virtual;
    private final Owners owners = new Owners();
    private int claims;

    ArpWatch(String card, String ownAddress, String virtualAddress) throws IOException {
        this.socket = ArpSocket.open(card);
        this.own = (Inet4Address) InetAddress.getByName(ownAddress);
        this.virtual = (Inet4Address) InetAddress.getByName(virtualAddress);
    }

    void start(long periodNanos) {
        Pace.start("arp", periodNanos, this::ask);
        Pace.loop("arp claims", this::hear);
    }

    Owners owners() {
        return owners;
    }

    synchronized int claims() {
        return claims;
    }

    private void ask() throws IOException {
        MacAddress mac = socket.hardwareAddress();
        socket.send(
                new ArpFrame(
                        MacAddress.BROADCAST,
                        mac,
                        ArpFrame.REQUEST,
                        mac,
                        own,
                        MacAddress.ZERO,
                        virtual));
    }

    private void hear() throws IOException {
        ArrivedFrame arrived = socket.receive();
        if (arrived.frame().claims(socket.hardwareAddress(), virtual)) {
            synchronized (this) {
                claims++;
            }
            owners.add(arrived.arrivalNanos(), arrived.frame().senderMac().toString());
        }
    }
}
