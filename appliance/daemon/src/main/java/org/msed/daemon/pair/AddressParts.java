package org.msed.daemon.pair;

import org.msed.daemon.address.AddressProbe;
import org.msed.daemon.address.Announcer;
import org.msed.daemon.address.VirtualAddress;

/**
 * The address and those who speak for it.
 *
 * @param address the address on this node
 * @param announcer tells everybody
 * @param probe asks before it is taken
 */
record AddressParts(VirtualAddress address, Announcer announcer, AddressProbe probe) {}
