package org.msed.platform.nft;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process that renews a lease until it is killed, and can be frozen from outside. */
public final class HoldsLease {
    private HoldsLease() {}

    /** Starts it in the network namespace of the calling thread; it prints "held" once it does. */
    static Process start(InetAddress address, long leaseMillis) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsLease.class.getName(),
                        address.getHostAddress(),
                        Long.toString(leaseMillis))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        long leaseMillis = Long.parseLong(arguments[1]);
        FilterLease lease = FilterLease.open(InetAddress.getByName(arguments[0]));
        lease.renew(leaseMillis);
        System.out.println("held");
        while (!Thread.interrupted()) {
            lease.renew(leaseMillis);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(leaseMillis / 10));
        }
    }
}
