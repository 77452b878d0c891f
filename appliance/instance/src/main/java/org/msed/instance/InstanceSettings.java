package org.msed.instance;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What the daemon starts the process with; nothing in it is secret.
 *
 * @param home the mirrored directory
 * @param database name of the database, and of its directory inside
 * @param names what it may be called by as well
 * @param local where clients on this node connect
 * @param virtual where all others do
 * @param socket where the daemon asks how the database is
 */
record InstanceSettings(
        Path home,
        String database,
        List<String> names,
        InetSocketAddress local,
        InetSocketAddress virtual,
        Path socket) {
    static final String USAGE =
            "arguments: HOME DATABASE LOCAL_ADDRESS LOCAL_PORT VIRTUAL_ADDRESS VIRTUAL_PORT SOCKET"
                    + " [NAME...]";

    private static final int FIXED = 7;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException too short, or an argument that is none, naming it
     */
    static InstanceSettings of(String[] arguments) {
        if (arguments.length < FIXED) {
            throw new IllegalArgumentException(USAGE);
        }
        return new InstanceSettings(
                Path.of(arguments[0]),
                arguments[1],
                List.copyOf(Arrays.asList(arguments).subList(FIXED, arguments.length)),
                address(arguments[2], arguments[3]),
                address(arguments[4], arguments[5]),
                Path.of(arguments[6]));
    }

    private static InetSocketAddress address(String host, String port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(port));
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "no address and port: " + host + " " + port + "; " + USAGE, e);
        }
    }
}
