package org.msed.platform.nft;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.function.IntSupplier;
import org.msed.platform.netlink.MessageWriter;
import org.msed.platform.netlink.Netlink;

/**
 * Writes the batches of one filter lease.
 *
 * <p>For IPv4 there is a table in family ip and one in family arp, for IPv6 one in family ip6; each
 * has the set {@code authority} and the chains {@code inbound} and {@code outbound}. Dropped while
 * the address is not in the set: packets to it and packets from it, ARP that asks for it and ARP
 * that speaks for it, advertisements of it. Not dropped: what this node says to the address, and
 * another node's announcements of it, so that a standby still reaches the service at its peer.
 */
public final class FilterCodec {
    private static final String SET = "authority";

    /** Names the set within the batch that makes it, where the kernel wants a number too. */
    private static final int SET_ID = 1;

    /** A note to nft(8), so that it prints the key as an address: type 0, length 4, big endian. */
    private static final byte[] KEY_IN_NETWORK_ORDER = {0, 4, 2, 0, 0, 0};

    private static final String INBOUND = "inbound";
    private static final String OUTBOUND = "outbound";

    /** Before connection tracking, which else would remember what is dropped: NF_IP_PRI_RAW. */
    private static final int PRIORITY = -300;

    private static final int ARP_SENDER = 14;
    private static final int ARP_TARGET = 24;
    private static final int IPV4_SOURCE = 12;
    private static final int IPV4_DESTINATION = 16;
    private static final int IPV6_SOURCE = 8;
    private static final int IPV6_DESTINATION = 24;
    private static final int ADVERTISED = 8;
    private static final byte[] ICMPV6 = {58};
    private static final byte[] ADVERTISEMENT = {(byte) 136};

    private final byte[] address;
    private final boolean four;
    private final String table;
    private final int[] families;

    /**
     * The codec for one address. The order of attributes and expressions is that of nft(8) 1.0.6,
     * so that the bytes can be compared with its own.
     *
     * @param address the virtual address
     */
    public FilterCodec(InetAddress address) {
        this.address = address.getAddress();
        this.four = address instanceof Inet4Address;
        this.table = tableName(address);
        this.families = four ? new int[] {NfTables.IPV4, NfTables.ARP} : new int[] {NfTables.IPV6};
    }

    /**
     * The name of the tables of an address: one per address, so that two pairs stand side by side
     * and a new daemon finds what a dead one left.
     *
     * @param address the virtual address
     * @return for example {@code msed_10_9_0_100}
     */
    public static String tableName(InetAddress address) {
        return "msed_" + address.getHostAddress().replace('.', '_').replace(':', '_');
    }

    /**
     * Writes messages that replace whatever stands under the table name by an empty set and its
     * rules: nothing passes.
     *
     * @param writer inside a batch
     * @param sequence gives each message its sequence
     */
    public void writeInstall(MessageWriter writer, IntSupplier sequence) {
        for (int family : families) {
            // Deleting what is not there fails the batch, so it is made first.
            addTable(writer, family, sequence);
            deleteTable(writer, family, sequence);
            addTable(writer, family, sequence);
            set(writer, family, sequence);
            boolean arp = family == NfTables.ARP;
            chain(writer, family, INBOUND, arp ? NfTables.ARP_IN : NfTables.IP_LOCAL_IN, sequence);
            chain(
                    writer,
                    family,
                    OUTBOUND,
                    arp ? NfTables.ARP_OUT : NfTables.IP_LOCAL_OUT,
                    sequence);
            rules(writer, family, sequence);
        }
    }

    /**
     * Writes messages that let the address through for a time counted from now.
     *
     * <p>A kernel before 6.12 does not change the time of an element that is there, and refuses to
     * delete one that is not: add, delete, add works on each.
     *
     * @param writer inside a batch
     * @param sequence gives each message its sequence
     * @param millis how long, above 0
     */
    public void writeGrant(MessageWriter writer, IntSupplier sequence, long millis) {
        for (int family : families) {
            addElement(writer, family, millis, sequence);
            deleteElement(writer, family, sequence);
            addElement(writer, family, millis, sequence);
        }
    }

    /**
     * Writes messages after which nothing passes.
     *
     * @param writer inside a batch
     * @param sequence gives each message its sequence
     */
    public void writeRevoke(MessageWriter writer, IntSupplier sequence) {
        for (int family : families) {
            addElement(writer, family, 1000, sequence);
            deleteElement(writer, family, sequence);
        }
    }

    /**
     * Writes messages that take the tables away, so that the filter no longer knows the address.
     *
     * @param writer inside a batch
     * @param sequence gives each message its sequence
     */
    public void writeRemove(MessageWriter writer, IntSupplier sequence) {
        for (int family : families) {
            addTable(writer, family, sequence);
            deleteTable(writer, family, sequence);
        }
    }

    /**
     * Writes the first message of a batch.
     *
     * @param writer where to
     * @param sequence its sequence
     */
    public static void writeBegin(MessageWriter writer, int sequence) {
        boundary(writer, NfTables.BATCH_BEGIN, sequence);
    }

    /**
     * Writes the last message of a batch. A batch without it is checked and not carried out.
     *
     * @param writer where to
     * @param sequence its sequence
     */
    public static void writeEnd(MessageWriter writer, int sequence) {
        boundary(writer, NfTables.BATCH_END, sequence);
    }

    private static void boundary(MessageWriter writer, int type, int sequence) {
        writer.begin(type, Netlink.NLM_F_REQUEST, sequence);
        writer.put8(0).put8(0).put8(0).put8(NfTables.SUBSYSTEM).end();
    }

    private static void begin(
            MessageWriter writer, int type, int flags, int family, IntSupplier sequence) {
        int wanted = Netlink.NLM_F_REQUEST | flags;
        writer.begin(NfTables.SUBSYSTEM << 8 | type, wanted, sequence.getAsInt());
        writer.put8(family).put8(0).put16(0);
    }

    private void addTable(MessageWriter writer, int family, IntSupplier sequence) {
        begin(writer, NfTables.NEWTABLE, 0, family, sequence);
        writer.attributeText(NfTables.TABLE_NAME, table);
        writer.attributeNetwork32(NfTables.TABLE_FLAGS, 0).end();
    }

    private void deleteTable(MessageWriter writer, int family, IntSupplier sequence) {
        begin(writer, NfTables.DELTABLE, 0, family, sequence);
        writer.attributeText(NfTables.TABLE_NAME, table).end();
    }

    private void set(MessageWriter writer, int family, IntSupplier sequence) {
        begin(writer, NfTables.NEWSET, Netlink.NLM_F_CREATE, family, sequence);
        writer.attributeText(NfTables.SET_TABLE, table);
        writer.attributeText(NfTables.SET_NAME, SET);
        writer.attributeNetwork32(NfTables.SET_FLAGS, NfTables.SET_FLAG_TIMEOUT);
        int keyType = four ? NfTables.KEY_TYPE_IPV4 : NfTables.KEY_TYPE_IPV6;
        writer.attributeNetwork32(NfTables.SET_KEY_TYPE, keyType);
        writer.attributeNetwork32(NfTables.SET_KEY_LENGTH, address.length);
        writer.attributeNetwork32(NfTables.SET_ID, SET_ID);
        writer.attribute(NfTables.SET_USER_DATA, KEY_IN_NETWORK_ORDER).end();
    }

    private void chain(
            MessageWriter writer, int family, String name, int hook, IntSupplier sequence) {
        begin(writer, NfTables.NEWCHAIN, Netlink.NLM_F_CREATE, family, sequence);
        writer.attributeText(NfTables.CHAIN_TABLE, table);
        writer.attributeText(NfTables.CHAIN_NAME, name);
        writer.attributeText(NfTables.CHAIN_TYPE, "filter");
        writer.attributeNetwork32(NfTables.CHAIN_POLICY, NfTables.ACCEPT);
        int nested = writer.beginNested(NfTables.CHAIN_HOOK);
        writer.attributeNetwork32(NfTables.HOOK_NUMBER, hook);
        writer.attributeNetwork32(NfTables.HOOK_PRIORITY, PRIORITY).endNested(nested).end();
    }

    private void addElement(MessageWriter writer, int family, long millis, IntSupplier sequence) {
        begin(writer, NfTables.NEWSETELEM, Netlink.NLM_F_CREATE, family, sequence);
        writer.attributeText(NfTables.ELEMENTS_TABLE, table);
        writer.attributeText(NfTables.ELEMENTS_SET, SET);
        writer.attributeNetwork32(NfTables.ELEMENTS_SET_ID, SET_ID);
        int list = writer.beginNested(NfTables.ELEMENTS_LIST);
        int element = writer.beginNested(NfTables.LIST_ELEMENT);
        writer.attributeNetwork64(NfTables.ELEMENT_TIMEOUT, millis);
        key(writer).endNested(element).endNested(list).end();
    }

    private void deleteElement(MessageWriter writer, int family, IntSupplier sequence) {
        begin(writer, NfTables.DELSETELEM, 0, family, sequence);
        writer.attributeText(NfTables.ELEMENTS_TABLE, table);
        writer.attributeText(NfTables.ELEMENTS_SET, SET);
        int list = writer.beginNested(NfTables.ELEMENTS_LIST);
        int element = writer.beginNested(NfTables.LIST_ELEMENT);
        key(writer).endNested(element).endNested(list).end();
    }

    private MessageWriter key(MessageWriter writer) {
        int key = writer.beginNested(NfTables.ELEMENT_KEY);
        return writer.attribute(NfTables.DATA_VALUE, address).endNested(key);
    }

    private void rules(MessageWriter writer, int family, IntSupplier sequence) {
        if (family == NfTables.ARP) {
            arpRules(writer, sequence);
            return;
        }
        int source = four ? IPV4_SOURCE : IPV6_SOURCE;
        int destination = four ? IPV4_DESTINATION : IPV6_DESTINATION;
        rule(writer, family, INBOUND, sequence)
                .load(NfTables.BASE_NETWORK, destination, address.length)
                .require(NfTables.EQUAL, address)
                .load(NfTables.BASE_NETWORK, destination, address.length)
                .requireAbsent(SET, SET_ID)
                .drop();
        rule(writer, family, OUTBOUND, sequence)
                .load(NfTables.BASE_NETWORK, source, address.length)
                .require(NfTables.EQUAL, address)
                .load(NfTables.BASE_NETWORK, source, address.length)
                .requireAbsent(SET, SET_ID)
                .drop();
        if (!four) {
            rule(writer, family, OUTBOUND, sequence)
                    .loadProtocol()
                    .require(NfTables.EQUAL, ICMPV6)
                    .load(NfTables.BASE_TRANSPORT, 0, 1)
                    .require(NfTables.EQUAL, ADVERTISEMENT)
                    .load(NfTables.BASE_TRANSPORT, ADVERTISED, address.length)
                    .require(NfTables.EQUAL, address)
                    .requireAbsent(SET, SET_ID)
                    .drop();
        }
    }

    private void arpRules(MessageWriter writer, IntSupplier sequence) {
        rule(writer, NfTables.ARP, INBOUND, sequence)
                .load(NfTables.BASE_NETWORK, ARP_TARGET, address.length)
                .require(NfTables.EQUAL, address)
                .load(NfTables.BASE_NETWORK, ARP_SENDER, address.length)
                .require(NfTables.NOT_EQUAL, address)
                .load(NfTables.BASE_NETWORK, ARP_TARGET, address.length)
                .requireAbsent(SET, SET_ID)
                .drop();
        rule(writer, NfTables.ARP, OUTBOUND, sequence)
                .load(NfTables.BASE_NETWORK, ARP_SENDER, address.length)
                .require(NfTables.EQUAL, address)
                .load(NfTables.BASE_NETWORK, ARP_SENDER, address.length)
                .requireAbsent(SET, SET_ID)
                .drop();
    }

    private RuleWriter rule(MessageWriter writer, int family, String chain, IntSupplier sequence) {
        int flags = Netlink.NLM_F_CREATE | Netlink.NLM_F_APPEND;
        begin(writer, NfTables.NEWRULE, flags, family, sequence);
        writer.attributeText(NfTables.RULE_TABLE, table);
        writer.attributeText(NfTables.RULE_CHAIN, chain);
        return new RuleWriter(writer);
    }
}
