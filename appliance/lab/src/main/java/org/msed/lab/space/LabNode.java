package org.msed.lab.space;

import java.util.Optional;

/**
 * A machine of the lab.
 *
 * @param name its host name
 * @param kind what it is for
 * @param lanAddress address of {@code eth0}, prefix length {@link #PREFIX_LENGTH}
 * @param directAddress address of {@code eth1}, same prefix length; empty where no direct link runs
 */
public record LabNode(String name, Kind kind, String lanAddress, Optional<String> directAddress) {

    /** Both networks of the lab are /24. */
    public static final int PREFIX_LENGTH = 24;

    /** {@link #PREFIX_LENGTH} as a mask. */
    public static final String NETMASK = "255.255.255.0";

    /** What a machine of the lab is for. */
    public enum Kind {
        /** Runs msed and the lab's service, by role a primary. */
        PRIMARY,
        /** Runs msed and the lab's service, by role a secondary. */
        SECONDARY,
        /** Asks the service. */
        CLIENT,
        /** Answers for the gateway address. */
        GATEWAY
    }

    /** {@return whether msed runs here} */
    public boolean isAppliance() {
        return kind == Kind.PRIMARY || kind == Kind.SECONDARY;
    }

    /** {@return the end of its public cable that lies beside the nodes} */
    public String lanPort() {
        return name + "-eth0";
    }

    /** {@return the end of its direct cable that lies beside the nodes} */
    public String directPort() {
        return name + "-eth1";
    }

    /**
     * A locally administered hardware address that stays the same when the node boots again, as
     * that of a real card does.
     *
     * @param address dotted IPv4 address the card will carry
     * @return six bytes in hexadecimal, the last four those of the address
     */
    static String hardwareAddress(String address) {
        StringBuilder bytes = new StringBuilder("02:00");
        for (String part : address.split("\\.")) {
            bytes.append(String.format(":%02x", Integer.parseInt(part)));
        }
        return bytes.toString();
    }
}
