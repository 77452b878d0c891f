package org.msed.platform.hosts;

/** Two hosts and a cable: {@code here} is 10.9.0.2 and fd00::2, {@code there} 10.9.0.3, fd00::3. */
public final class Pair implements AutoCloseable {
    public final Host here = new Host();
    public final Host there = new Host();

    public Pair() throws Exception {
        here.connect(there);
        here.ip("addr add 10.9.0.2/24 dev eth0");
        there.ip("addr add 10.9.0.3/24 dev eth0");
        here.ip("addr add fd00::2/64 dev eth0 nodad");
        there.ip("addr add fd00::3/64 dev eth0 nodad");
    }

    @Override
    public void close() {
        here.close();
        there.close();
    }
}
