package org.msed.lab.service;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * Tells whether this node owns a virtual address at this moment: the address is on an interface and
 * no filter drops it. The second is found by asking the node's own service at that address, since
 * the question passes the filter as any other. Port 8089; question {@code <number> <address>},
 * answer {@code <number> <node> owner|filtered|absent}.
 */
final class OwnerProbe implements Runnable {
    /** Port of the questions. */
    static final int PORT = 8089;

    private static final int LARGEST_DATAGRAM = 200;
    private static final int SELF_ANSWER_MILLIS = 1;

    private final String node;
    private final DatagramSocket questions;
    private final DatagramSocket self;

    OwnerProbe(String node, String address) throws IOException {
        this.node = node;
        this.questions = new DatagramSocket(new InetSocketAddress(address, PORT));
        this.self = new DatagramSocket();
        self.setSoTimeout(SELF_ANSWER_MILLIS);
    }

    @Override
    public void run() {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
        while (!questions.isClosed()) {
            try {
                packet.setLength(LARGEST_DATAGRAM);
                questions.receive(packet);
                String[] question = text(packet).split(" ");
                String answer = question[0] + " " + node + " " + state(question[0], question[1]);
                packet.setData(answer.getBytes(StandardCharsets.US_ASCII));
                questions.send(packet);
                packet.setData(new byte[LARGEST_DATAGRAM]);
            } catch (IOException e) {
                System.err.println("owner question: " + e.getMessage());
            }
        }
    }

    private String state(String number, String address) throws IOException {
        InetAddress virtual = InetAddress.getByName(address);
        if (NetworkInterface.getByInetAddress(virtual) == null) {
            return "absent";
        }
        byte[] question = ("@" + number).getBytes(StandardCharsets.US_ASCII);
        self.send(new DatagramPacket(question, question.length, virtual, VipService.PORT));
        DatagramPacket answer = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
        String wanted = node + " @" + number;
        try {
            do {
                answer.setLength(LARGEST_DATAGRAM);
                self.receive(answer);
            } while (!text(answer).equals(wanted));
            return "owner";
        } catch (SocketTimeoutException e) {
            return "filtered";
        }
    }

    private static String text(DatagramPacket packet) {
        return new String(
                packet.getData(),
                packet.getOffset(),
                packet.getLength(),
                StandardCharsets.US_ASCII);
    }
}
