package org.msed.daemon.link;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.msed.core.pair.PairEvent;
import org.msed.core.wire.Frame;
import org.msed.core.wire.Identity;
import org.msed.core.wire.Message;
import org.msed.core.wire.PairDigest;
import org.msed.core.wire.Refusal;
import org.msed.core.wire.SealedSession;
import org.msed.core.wire.Verdict;
import org.msed.daemon.loop.Inbox;
import org.msed.daemon.snapshot.ChannelSnapshot;
import org.msed.daemon.snapshot.FrameCounts;
import org.msed.daemon.snapshot.LinkSnapshot;
import org.msed.platform.arp.MacAddress;

/**
 * One pair's frames on all its links. Frames that are not authentic and fresh change nothing but a
 * counter. Thread-safe; never blocks for longer than one frame takes to be made or judged.
 */
public final class PairDatagrams {

    /** HELLO is sent each second at least; an older one says what may not hold any more. */
    private static final long HELLO_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Refusal[] STALE = {
        Refusal.REPLAYED,
        Refusal.WRONG_INCARNATION,
        Refusal.NO_SESSION,
        Refusal.UNPROVEN,
        Refusal.OWN_FRAME
    };
    private static final Refusal[] FORGED = {Refusal.BAD_MAC};
    private static final Refusal[] MALFORMED = {
        Refusal.NOT_OURS, Refusal.BAD_VERSION, Refusal.MALFORMED
    };

    private final SealedSession session;
    private final List<Route> routes;
    private final LastWord lastWord = new LastWord();
    private volatile Inbox inbox;
    private volatile Contact contact = (link, peer) -> {};
    private long accepted;
    private long sequence;
    private Frame newest;
    private long newestNanos;

    /** Told of everything authentic and fresh, on the thread of the port; must return at once. */
    @FunctionalInterface
    public interface Contact {

        /**
         * @param link index of the link that it came by
         * @param peer who the peer said last that it is
         */
        void heard(int link, Identity peer);
    }

    /** One link of the pair. */
    private record Route(
            LinkPort port, InetSocketAddress target, String peer, LinkStatistics seen) {

        static Route of(PairLink link) {
            return new Route(
                    link.port(),
                    link.port().target(link.peer()),
                    link.peer().getHostAddress(),
                    new LinkStatistics());
        }

        LinkSnapshot snapshot(long nowNanos, long intervalNanos, ChannelSnapshot channel) {
            return seen.snapshot(
                    port.interfaceName(),
                    port.local().addressText(),
                    peer,
                    nowNanos,
                    intervalNanos,
                    channel);
        }
    }

    /**
     * @param session the pair's freshness, for as many links
     * @param links the pair's links, in order
     */
    public PairDatagrams(SealedSession session, List<PairLink> links) {
        this.session = session;
        this.routes = links.stream().map(Route::of).toList();
    }

    /** Where accepted frames go; set once, before that they are dropped. */
    public void deliverTo(Inbox target) {
        inbox = target;
    }

    /** Whom to tell that the peer was heard; set once. */
    public void tell(Contact target) {
        contact = target;
    }

    /** Which pair. */
    public PairDigest pair() {
        return session.session().pair();
    }

    /** Sends a frame on every link. */
    public void send(Frame frame) {
        synchronized (this) {
            newest = frame;
            newestNanos = System.nanoTime();
        }
        seal(frame);
    }

    private void seal(Frame frame) {
        for (int i = 0; i < routes.size(); i++) {
            byte[] datagram;
            synchronized (this) {
                datagram = session.seal(frame, i, System.nanoTime());
            }
            send(routes.get(i), datagram);
        }
    }

    private static void send(Route route, byte[] datagram) {
        route.seen().sent(route.port().send(ByteBuffer.wrap(datagram), route.target()));
    }

    /** Judges a datagram that came by a port and passes its frame on. */
    void received(LinkPort port, byte[] datagram, int length, long arrivalNanos) {
        for (int i = 0; i < routes.size(); i++) {
            if (routes.get(i).port() == port) {
                received(i, datagram, length, arrivalNanos);
                return;
            }
        }
    }

    private void received(int link, byte[] datagram, int length, long arrivalNanos) {
        Verdict verdict;
        byte[] reply;
        boolean overtaken;
        Frame unheard;
        Identity peer;
        synchronized (this) {
            verdict = session.open(link, datagram, length, arrivalNanos);
            peer = session.session().peer();
            reply = verdict.reply() == null ? null : session.encodeReply(verdict);
            if (verdict.accepted()) {
                count(link, arrivalNanos);
            }
            overtaken = overtaken(link, verdict);
            unheard = verdict.established() ? newest : null;
        }
        if (reply != null) {
            send(routes.get(link), reply);
        }
        if (verdict.accepted()) {
            contact.heard(link, peer);
        }
        Inbox target = inbox;
        if (verdict.frame() != null && !overtaken && target != null) {
            target.offer(at -> new PairEvent.Received(at, link, verdict.frame()));
        }
        if (unheard != null && target != null) {
            target.offer(at -> repeat(unheard));
        }
    }

    /**
     * The handshake swallowed the HELLO that began it: said again, the decision need not wait for
     * the next. Only while it is the last word of this node, or it would contradict a later one. On
     * the loop.
     */
    private PairEvent repeat(Frame unheard) {
        boolean due;
        synchronized (this) {
            due =
                    newest == unheard
                            && unheard.body() instanceof Message.Hello
                            && System.nanoTime() - newestNanos < HELLO_NANOS;
        }
        if (due) {
            seal(unheard);
        }
        return null;
    }

    private boolean overtaken(int link, Verdict verdict) {
        if (verdict.established()) {
            lastWord.forget();
        }
        Frame frame = verdict.frame();
        return frame != null
                && lastWord.overtakes(
                        session.session().peerSequence(link),
                        frame.body() instanceof Message.Goodbye);
    }

    private void count(int link, long nowNanos) {
        accepted++;
        routes.get(link).seen().received(nowNanos, session.session().roundTripNanos(link));
        long newest = session.session().peerSequence();
        double each = (double) (newest - sequence) / routes.size();
        if (newest > sequence && sequence > 0) {
            routes.forEach(route -> route.seen().expected(each));
        }
        sequence = newest;
    }

    /** Who the peer said that it is, once it was believed. */
    public synchronized Optional<Identity> peer() {
        return Optional.ofNullable(session.session().peer());
    }

    /** MAC of the peer's public interface, once it has told it. */
    public Optional<MacAddress> peerMac() {
        return peer().map(Identity::publicMac).filter(mac -> mac != 0).map(PairDatagrams::mac);
    }

    private static MacAddress mac(long bits) {
        byte[] bytes = new byte[Long.BYTES];
        ByteBuffer.wrap(bytes).putLong(bits);
        return MacAddress.of(Arrays.copyOfRange(bytes, 2, Long.BYTES));
    }

    /** The counters. */
    public synchronized FrameCounts counts() {
        return new FrameCounts(accepted, refused(STALE), refused(FORGED), refused(MALFORMED));
    }

    private long refused(Refusal[] kinds) {
        long sum = 0;
        for (Refusal kind : kinds) {
            sum += session.session().refused(kind);
        }
        return sum;
    }

    /**
     * The links now.
     *
     * @param intervalNanos how often the peer sends in its present mode
     * @param channels the pair channel on each
     */
    public List<LinkSnapshot> links(long intervalNanos, List<ChannelSnapshot> channels) {
        long now = System.nanoTime();
        return IntStream.range(0, routes.size())
                .mapToObj(i -> routes.get(i).snapshot(now, intervalNanos, channels.get(i)))
                .toList();
    }

    /** Ends the minute of the statistics. */
    public void roll() {
        routes.forEach(route -> route.seen().roll());
    }

    /** Counts a datagram that belongs to no pair of this node. */
    synchronized void countForeign() {
        session.session().count(Refusal.NOT_OURS);
    }
}
