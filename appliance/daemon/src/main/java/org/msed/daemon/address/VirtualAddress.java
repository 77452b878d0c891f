package org.msed.daemon.address;

import java.io.IOException;
import java.net.Inet4Address;
import org.msed.config.Ip4Prefix;
import org.msed.platform.netlink.AddressTable;
import org.msed.platform.nft.FilterLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address on its interface, under its own lifetime and, where nf_tables answers, under a filter
 * that ends by the millisecond (R13). The loop changes it; any thread may ask {@link #held}.
 */
public final class VirtualAddress implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VirtualAddress.class);
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final String interfaceName;
    private final Ip4Prefix vip;
    private final String label;
    private final AddressTable table;
    private final FilterLease filter;
    private volatile boolean taken;
    private volatile long untilNanos;

    private VirtualAddress(
            String interfaceName,
            Ip4Prefix vip,
            String label,
            AddressTable table,
            FilterLease filter) {
        this.interfaceName = interfaceName;
        this.vip = vip;
        this.label = label;
        this.table = table;
        this.filter = filter;
    }

    /**
     * Opens what is needed and removes what a dead daemon left of the address (row 1), the filter
     * closed first.
     *
     * @param interfaceName where it goes
     * @param vip the address with its prefix
     * @param label its label
     * @param filtered whether to use the filter lease; must be what T_drop was computed with
     * @throws IOException no netlink, no nf_tables although {@code filtered}, or no permission
     */
    public static VirtualAddress open(
            String interfaceName, Ip4Prefix vip, String label, boolean filtered)
            throws IOException {
        AddressTable table = AddressTable.open();
        try {
            FilterLease filter = filtered ? FilterLease.open(vip.address()) : null;
            VirtualAddress address = new VirtualAddress(interfaceName, vip, label, table, filter);
            address.deleteFromInterface();
            return address;
        } catch (IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    /** The address alone. */
    public Inet4Address address() {
        return vip.address();
    }

    /** Whether it is here and its lease runs: nobody may announce it otherwise. */
    public boolean held() {
        return taken && untilNanos - System.nanoTime() > 0;
    }

    /**
     * Sets it, or sets the end of its lease, later or earlier (R14). What fails here leaves nothing
     * behind.
     *
     * @param until monotonic end of the lease
     * @throws LeaseOverException the lease was over, before or while setting it
     * @throws IOException the system refused
     */
    public void hold(long until) throws IOException {
        try {
            requireRunning(until);
            long seconds = (until - System.nanoTime()) / NANOS_PER_SECOND;
            table.replace(
                    interfaceName, vip.address(), vip.prefixLength(), label, Math.max(1, seconds));
            untilNanos = until;
            taken = true;
            openFilter(until);
            requireRunning(until);
        } catch (IOException e) {
            drop();
            throw e;
        }
    }

    private static void requireRunning(long until) throws LeaseOverException {
        long over = System.nanoTime() - until;
        if (over >= 0) {
            throw new LeaseOverException(over);
        }
    }

    private void openFilter(long until) throws IOException {
        if (filter == null) {
            return;
        }
        long millis = (until - System.nanoTime()) / NANOS_PER_MILLI;
        if (!filter.renew(millis)) {
            LOG.warn("the filter tables of {} were gone and were made again", vip.addressText());
        }
    }

    /** Closes the filter and removes the address; the kernel ends by itself what this cannot. */
    public void drop() {
        taken = false;
        if (filter != null) {
            try {
                filter.drop();
            } catch (IOException e) {
                LOG.warn(
                        "filter of {} cannot be closed, it ends by itself: {}",
                        text(),
                        e.toString());
            }
        }
        try {
            deleteFromInterface();
        } catch (IOException e) {
            LOG.warn("{} cannot be removed, it ends by itself: {}", text(), e.toString());
        }
    }

    private String text() {
        return vip.addressText() + " on " + interfaceName;
    }

    private void deleteFromInterface() throws IOException {
        table.delete(interfaceName, vip.address(), vip.prefixLength(), null);
    }

    /**
     * Sets the address again when somebody removed it although the lease runs. On the loop only.
     *
     * @return whether it had to be
     */
    public boolean restore() throws IOException {
        if (!held()) {
            return false;
        }
        hold(untilNanos);
        return true;
    }

    /** Removes the address and then the filter. */
    @Override
    public void close() throws IOException {
        drop();
        try (table) {
            if (filter != null) {
                filter.close();
            }
        }
    }
}
