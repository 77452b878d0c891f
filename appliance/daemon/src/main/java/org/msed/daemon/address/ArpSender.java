package org.msed.daemon.address;

import java.io.IOException;
import java.net.Inet4Address;

/** Says or asks something about an address on the public network; never blocks. */
@FunctionalInterface
public interface ArpSender {

    /**
     * @throws IOException nothing was sent
     */
    void send(Inet4Address address) throws IOException;
}
