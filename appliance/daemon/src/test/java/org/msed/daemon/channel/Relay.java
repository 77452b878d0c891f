package org.msed.daemon.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cable between two addresses that can be cut or made to carry nothing. */
final class Relay implements AutoCloseable {

    private final ServerSocket server = new ServerSocket();
    private final InetSocketAddress target;
    private final InetAddress source;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean stalled;
    private volatile long cutAfterBytes = Long.MAX_VALUE;

    Relay(String address, String source, String target, int port) throws IOException {
        this.source = InetAddress.getByName(source);
        this.target = new InetSocketAddress(InetAddress.getByName(target), port);
        server.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        thread(this::accept);
    }

    /** From now on nothing is carried, and nobody is told. */
    void stall() {
        stalled = true;
    }

    /** Cuts every connection once so many more bytes were carried to the target. */
    void cutAfter(long bytes) {
        cutAfterBytes = bytes;
    }

    /** As new. */
    void heal() {
        stalled = false;
        cutAfterBytes = Long.MAX_VALUE;
        cut();
    }

    private void cut() {
        sockets.forEach(Newcomers::drop);
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket from = server.accept();
                Socket to = new Socket();
                to.bind(new InetSocketAddress(source, 0));
                to.connect(target);
                sockets.addAll(List.of(from, to));
                thread(() -> carry(from, to, true));
                thread(() -> carry(to, from, false));
            }
        } catch (IOException e) {
            cut();
        }
    }

    private void carry(Socket from, Socket to, boolean forward) {
        byte[] buffer = new byte[4096];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                if (!stalled) {
                    out.write(buffer, 0, got);
                }
                cutAfterBytes -= forward ? got : 0;
                if (cutAfterBytes < 0) {
                    cut();
                }
            }
            end(to);
        } catch (IOException e) {
            end(to);
        }
    }

    /** An end is carried too, unless nothing is. */
    private void end(Socket to) {
        if (!stalled) {
            Newcomers.drop(to);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
