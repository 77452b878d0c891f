package org.msed.daemon.address;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.msed.platform.netlink.Link;
import org.msed.platform.netlink.LinkTable;
import org.msed.platform.netlink.NetlinkEvent;
import org.msed.platform.netlink.NetlinkMonitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from the kernel when the public interface loses its carrier and when an address is removed
 * (design D21). One thread; listeners are called on it.
 */
public final class NetworkWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NetworkWatch.class);

    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final int UNKNOWN = 0;

    private final String interfaceName;
    private final LinkTable links;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile NetlinkMonitor monitor;
    private volatile boolean carrier = true;
    private int index;
    private boolean closed;

    /** Who wants to know. */
    public interface Listener {

        /** The public interface got or lost its carrier, or is gone. */
        void carrier(boolean up);

        /** The public interface was deleted and made again: what was bound to it is void. */
        void made();

        /** Somebody, or the end of its lifetime, removed an address of this machine. */
        void removed(InetAddress address);

        /** Any address of this machine may have been removed unheard. */
        void unheard();
    }

    private NetworkWatch(String interfaceName, NetlinkMonitor monitor, LinkTable links) {
        this.interfaceName = interfaceName;
        this.monitor = monitor;
        this.links = links;
    }

    /**
     * Opens the monitor; what happens from here on is told once {@link #start} was called.
     *
     * @param interfaceName the public interface
     * @throws IOException no netlink
     */
    public static NetworkWatch open(String interfaceName) throws IOException {
        NetlinkMonitor monitor = NetlinkMonitor.open();
        try {
            return new NetworkWatch(interfaceName, monitor, LinkTable.open());
        } catch (IOException | RuntimeException e) {
            monitor.close();
            throw e;
        }
    }

    /** Adds a listener; before {@link #start}. */
    public void add(Listener listener) {
        listeners.add(listener);
    }

    /**
     * Tells the listeners when there is no carrier now, and everything from now on.
     *
     * @throws IOException the links cannot be read
     */
    public void start() throws IOException {
        readAgain();
        Thread thread = new Thread(this::hear, "network-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** A monitor that failed is replaced: a watch that ended would leave a lost carrier unseen. */
    private void hear() {
        boolean failed = false;
        while (true) {
            try {
                if (failed) {
                    reopen();
                    missed();
                    failed = false;
                }
                handle(monitor.next());
            } catch (ClosedChannelException e) {
                LOG.debug("network watch ended");
                return;
            } catch (IOException e) {
                LOG.warn("the network was not heard, trying again: {}", e.toString());
                failed = true;
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private synchronized void reopen() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        NetlinkMonitor next = NetlinkMonitor.open();
        monitor.close();
        monitor = next;
    }

    private void missed() throws IOException {
        readAgain();
        listeners.forEach(Listener::unheard);
    }

    private void handle(NetlinkEvent event) throws IOException {
        if (event instanceof NetlinkEvent.LinkChanged changed) {
            if (changed.link().name().equals(interfaceName)) {
                tell(changed.link());
            }
        } else if (event instanceof NetlinkEvent.LinkRemoved removed) {
            if (removed.link().name().equals(interfaceName)) {
                tell(false);
            }
        } else if (event instanceof NetlinkEvent.AddressRemoved removed) {
            listeners.forEach(listener -> listener.removed(removed.address().address()));
        } else if (event instanceof NetlinkEvent.Resynchronise) {
            missed();
        }
    }

    private void readAgain() throws IOException {
        Optional<Link> link = links.byName(interfaceName);
        if (link.isPresent()) {
            tell(link.get());
        } else {
            tell(false);
        }
    }

    /** Its number tells an interface from an earlier one of the same name. */
    private void tell(Link link) {
        if (index != link.index()) {
            if (index != UNKNOWN) {
                LOG.info("{} was made again", interfaceName);
                listeners.forEach(Listener::made);
            }
            index = link.index();
        }
        tell(link.carrier());
    }

    private void tell(boolean up) {
        if (carrier != up) {
            carrier = up;
            LOG.info("{}: carrier {}", interfaceName, up ? "up" : "down");
            listeners.forEach(listener -> listener.carrier(up));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        monitor.close();
        links.close();
    }
}
