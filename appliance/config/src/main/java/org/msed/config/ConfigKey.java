package org.msed.config;

import static org.msed.config.Fallback.derived;
import static org.msed.config.Fallback.none;
import static org.msed.config.Fallback.required;
import static org.msed.config.Fallback.value;
import static org.msed.config.Scope.ADVANCE;
import static org.msed.config.Scope.BASE;
import static org.msed.config.Scope.BRANDING;
import static org.msed.config.Scope.DATASET;
import static org.msed.config.Scope.SECRET;
import static org.msed.config.Scope.TUNING;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every key of every file: spelling, kind, default, range, meaning. The samples in conf/ and
 * docs/config.md are printed from here. The same spelling may stand in two files (the virtual
 * address): then it is two constants, and an answers file sets both.
 */
public enum ConfigKey {
    NODE_NAME(BASE, "node.name", Kinds.hostName(), value("mse"), "Host name of this node."),
    DOMAIN_NAME(
            BASE,
            "domain.name",
            Kinds.pattern(
                    "domain name",
                    "letters, numbers, dashes and dots",
                    Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")),
            none(),
            "Domain of this node."),
    HA_ROLE(
            BASE,
            "ha.role",
            Kinds.choice(HaRole.class),
            value("Primary"),
            "Permanent role of this node; a failover does not change it."),
    RECOVERY_MODE(
            BASE,
            "recovery.mode",
            Kinds.flag(),
            value("false"),
            "A primary that was paired and lost its configuration waits to be restored."),
    HM_INTERFACE(
            BASE,
            "hm.interface",
            Kinds.pattern("interface", "the name of an interface of this machine", Kinds.INTERFACE),
            value("eth0"),
            "Interface of the health monitor; the virtual address is added to it."),
    HM_ADDRESS(
            BASE,
            "hm.address",
            Kinds.address(),
            required(),
            "Address of this node on hm.interface, by which the peer reaches it."),
    HM_NETMASK(BASE, "hm.netmask", Kinds.mask(), required(), "Network mask of hm.address."),
    HM_MAC(
            BASE,
            "hm.mac",
            Kinds.pattern("MAC", "six pairs of hex digits with colons", Kinds.MAC),
            none(),
            "Permanent MAC of hm.interface; if given, it finds the interface when names change."),
    DIRECT_INTERFACE(
            BASE,
            "direct.interface",
            Kinds.pattern(
                    "interface",
                    "none, or the name of an interface of this machine",
                    Kinds.INTERFACE),
            value("none"),
            "Interface of the cable between the two nodes."),
    DIRECT_ADDRESS(
            BASE,
            "direct.address",
            Kinds.address(),
            none(),
            "Address of this node on direct.interface."),
    DIRECT_NETMASK(BASE, "direct.netmask", Kinds.mask(), none(), "Network mask of direct.address."),
    DIRECT_MAC(
            BASE,
            "direct.mac",
            Kinds.pattern("MAC", "six pairs of hex digits with colons", Kinds.MAC),
            none(),
            "Permanent MAC of direct.interface."),
    VIP_ADDRESS(
            BASE,
            "vip.address",
            Kinds.address(),
            none(),
            "Virtual address of a primary; in the same subnet as hm.address. Not on a secondary."),
    VIP_NETMASK(BASE, "vip.netmask", Kinds.mask(), none(), "Network mask of vip.address."),
    VIP_ALIAS(
            BASE,
            "vip.alias",
            Kinds.pattern(
                    "label",
                    "hm.interface, a colon, and letters or digits (at most 15 in all)",
                    Pattern.compile("[^\\s/:]{1,13}:[A-Za-z0-9]{1,13}")),
            derived("hm.interface with :1"),
            "Label of the virtual address; a secondary's second pair counts on from it."),
    GATEWAY_ADDRESS(
            BASE,
            "gateway.address",
            Kinds.address(),
            none(),
            "Default gateway; guard available asks it before it takes over."),
    DNS_SERVERS(BASE, "dns.servers", Kinds.names(), none(), "Name servers of this node."),
    TIME_ZONE(BASE, "time.zone", Kinds.zone(), value("UTC"), "Time zone of this node."),
    NTP_SERVERS(
            BASE,
            "ntp.servers",
            Kinds.names(),
            none(),
            "Time servers. Both nodes should have one, so that the times in their logs agree."),
    UDI(
            BASE,
            "udi",
            Kinds.udi(),
            required(),
            "Product id, hardware version and serial of this node. Setup makes it once."),

    PAIR_ID(
            ADVANCE,
            "pair.id",
            Kinds.hostName(),
            required(),
            "Name of the pair: the host name of its primary."),
    FAILOVER_TYPE(
            ADVANCE,
            "failover.type",
            Kinds.choice(MoveType.class),
            value("Manual"),
            "Who starts a failover."),
    FAILBACK_TYPE(
            ADVANCE,
            "failback.type",
            Kinds.choice(MoveType.class),
            value("Manual"),
            "Who starts a failback."),
    FAILOVER_WAIT(
            ADVANCE,
            "failover.wait",
            Kinds.seconds(
                    "5 s to 300 s (1 s with the filter lease, 300 ms with it and guard available)"),
            value("10"),
            "Silence on all links after which the peer counts as dead. A bare number is seconds."),
    GUARD(
            ADVANCE,
            "guard",
            Kinds.choice(Guard.class),
            derived("manual with failover.type Manual, else available"),
            "How the pair decides when its nodes cannot talk; only for failover.type Automatic."),
    TAKEOVER_POLICY(
            ADVANCE,
            "takeover.policy",
            Kinds.choice(TakeoverPolicy.class),
            value("IN_SYNC_ONLY"),
            "When a standby may take over by itself: NEVER on the loss of a node, IN_SYNC_ONLY with"
                    + " everything that was acknowledged, CONSISTENT also with an older whole copy."
                    + " CONSISTENT may lose what was acknowledged, and needs guard available."),
    REVERSE_MIRROR(
            ADVANCE,
            "reverse.mirror",
            Kinds.choice(ReverseMirror.class),
            value("auto"),
            "Whether a takeover that nobody planned is mirrored back as soon as the peer returns;"
                    + " stopped waits for msectl choose-source, so that the old copy stays as it"
                    + " is."),
    HEARTBEAT_INTERVAL(
            ADVANCE,
            "heartbeat.interval",
            Kinds.duration("20 ms", "5 s"),
            derived("500 ms or 12 % of failover.wait, the shorter"),
            "Time between two heartbeats on each link; at most a third of failover.wait, and"
                    + " shortened to 20 % of it."),
    FAILBACK_DWELL(
            ADVANCE,
            "failback.dwell",
            Kinds.duration("0 s", "7 d"),
            value("30 min"),
            "An automatic failback waits this long after a takeover; a manual one warns."),
    SETTLE_WAIT(
            ADVANCE,
            "settle.wait",
            Kinds.duration("1 s", "60 s"),
            value("5 s"),
            "The peer must answer for this long before the pair counts as settled."),
    BOOT_WAIT(
            ADVANCE,
            "boot.wait",
            Kinds.duration("5 s", "600 s"),
            derived("60 s or twice failover.wait, the longer"),
            "A node that boots alone waits this long for its peer; longer than failover.wait."),
    HANDOVER_WAIT(
            ADVANCE,
            "handover.wait",
            Kinds.duration("5 s", "300 s"),
            value("30 s"),
            "A planned move is given up when the other node has not taken over by then."),
    GATEWAY_WAIT(
            ADVANCE,
            "gateway.wait",
            Kinds.duration("5 s", "300 s"),
            value("15 s"),
            "The gateway counts as lost after this long without an answer."),
    FLAP_MAX(
            ADVANCE,
            "flap.max",
            Kinds.number(1, 16),
            value("3"),
            "Automatic takeovers allowed within flap.window, both directions together."),
    FLAP_WINDOW(
            ADVANCE,
            "flap.window",
            Kinds.duration("1 min", "7 d"),
            value("60 min"),
            "The window of flap.max."),
    RESUME_MAX(
            ADVANCE,
            "resume.max",
            Kinds.number(0, 10),
            value("3"),
            "How often in 10 min a restarted holder resumes before it gives the service away."),
    SELF_FENCE(
            ADVANCE,
            "self.fence",
            Kinds.flag(),
            value("false"),
            "Reboot this machine when an application will not stop after authority was lost."),
    CLOCK_RATE_TOLERANCE(
            ADVANCE,
            "clock.rate.tolerance",
            Kinds.percent("0.1", "5"),
            value("1 %"),
            "By how much the clocks of the two nodes may differ in rate."),
    OS_SHUTDOWN_HANDOVER(
            ADVANCE,
            "os.shutdown.handover",
            Kinds.flag(),
            value("false"),
            "Hand over when the operating system goes down; a stop by an operator never does."),
    PAIR_PRIORITY(
            ADVANCE,
            "pair.priority",
            Kinds.number(0, 100),
            value("0"),
            "Which of two pairs goes first when both primaries fall silent at once: the higher."),
    PAIR_VIP_ADDRESS(
            ADVANCE,
            "vip.address",
            Kinds.address(),
            required(),
            "Virtual address that this pair protects."),
    PAIR_VIP_NETMASK(
            ADVANCE, "vip.netmask", Kinds.mask(), required(), "Network mask of vip.address."),
    INSTANCE_INDEX(
            ADVANCE,
            "instance.index",
            Kinds.number(3, 4),
            value("3"),
            "Number of the pairing on its secondary: 3 for the first, 4 for the second."),
    INSTANCE_DATABASE(
            ADVANCE,
            "instance.database",
            Kinds.choice(InstanceDatabase.class),
            value("none"),
            "Database that the pairing brings along: derby (Derby's network server, its files"
                    + " mirrored), or none."),
    PEER_NAME(ADVANCE, "peer.name", Kinds.hostName(), required(), "Host name of the peer."),
    PEER_ROLE(
            ADVANCE,
            "peer.role",
            Kinds.choice(HaRole.class),
            required(),
            "Role of the peer; the other one than ha.role."),
    PEER_HM_ADDRESS(
            ADVANCE,
            "peer.hm.address",
            Kinds.address(),
            required(),
            "Address of the peer's health monitor; it also names the file."),
    PEER_DIRECT_ADDRESS(
            ADVANCE,
            "peer.direct.address",
            Kinds.address(),
            none(),
            "Address of the peer at the other end of the cable. Only for one pair."),
    PEER_UDI(ADVANCE, "peer.udi", Kinds.udi(), none(), "UDI of the peer."),
    PEER_VERSION(
            ADVANCE,
            "peer.version",
            Kinds.pattern("version", "numbers and dots", Pattern.compile("[0-9][A-Za-z0-9.-]*")),
            none(),
            "Version of the peer when it was paired."),
    PEER_CERTIFICATE(
            ADVANCE,
            "peer.certificate",
            Kinds.pattern("digest", "64 hex digits", Kinds.HEX_256),
            none(),
            "SHA-256 of the peer's certificate."),

    PAIR_SECRET(
            SECRET,
            "pair.secret",
            Kinds.pattern("secret", "64 hex digits", Kinds.HEX_256),
            none(),
            "Shared secret of the pair, equal on both nodes. Only in an answers file."),

    DATASET_PATH(
            DATASET,
            "path",
            Kinds.directory(),
            required(),
            "Directory to mirror: on a disk of each node, the same path on both, without symbolic"
                    + " links, with no other file system mounted inside. While it is served, it is"
                    + " reached through the mirror only."),
    DATASET_PEER(
            DATASET,
            "peer",
            Kinds.pattern(
                    "peer",
                    "peer.name or peer.hm.address of a pair of this node",
                    Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,62}")),
            derived("the only peer"),
            "The pair that the dataset belongs to, by its other node; needed with two pairs."),
    DATASET_MODE(
            DATASET,
            "mode",
            Kinds.choice(DatasetMode.class),
            value("sync"),
            "What fsync waits for: sync for both disks, receive for the own disk and the peer's"
                    + " memory, async for the own disk. Only sync loses nothing that was flushed."),
    DATASET_EXCLUDE(
            DATASET,
            "exclude",
            Kinds.patterns(),
            none(),
            "What stays on the node that wrote it: neither mirrored nor compared, so that after a"
                    + " move each node has its own, possibly old or none. It goes with its"
                    + " directory. For caches, locks and process ids; a directory counts with all"
                    + " below it."),
    DATASET_RATE(
            DATASET,
            "rate",
            Kinds.rate("64 KiB", "64 GiB"),
            value("0"),
            "Limit of a synchronisation, so that it leaves room for the service. What is being"
                    + " written now is never held back by it."),
    DATASET_LAG_BYTES(
            DATASET,
            "lag.bytes",
            Kinds.size("64 KiB", "64 GiB"),
            derived("64 MiB with mode async"),
            "Only for mode async: how many bytes the peer may be behind before the pair shows that"
                    + " it is not protected."),
    DATASET_LAG_TIME(
            DATASET,
            "lag.time",
            Kinds.duration("100 ms", "1 d"),
            derived("10 s with mode async"),
            "Only for mode async: for how long the peer may be behind before the pair shows that it"
                    + " is not protected."),

    HEARTBEAT_PORT(
            TUNING,
            "heartbeat.port",
            Kinds.number(1, 65_535),
            value("8001"),
            "UDP port of heartbeats and TCP port of the pair channel, on hm.address and"
                    + " direct.address; equal on both nodes."),
    CAPACITY(
            TUNING,
            "capacity",
            Kinds.number(1, 2),
            value("1"),
            "How many pairs this node may serve at the same time."),
    LOG_LEVEL(
            TUNING,
            "log.level",
            Kinds.choice(LogLevel.class),
            value("INFO"),
            "Level of health-monitor.log."),
    ASIDE_DIRECTORY(
            TUNING,
            "aside.directory",
            Kinds.directory(),
            none(),
            "Where a copy that lost a choice (msectl choose-source) is kept; absent: beside the"
                    + " pair's record. On the file system of the datasets it takes no room where"
                    + " that one can share blocks (XFS, btrfs)."),
    ASIDE_BUDGET(
            TUNING,
            "aside.budget",
            Kinds.size("1 MiB", "1024 TiB"),
            value("100 GiB"),
            "Disk for such copies of a pair. Without room for the whole copy nothing is"
                    + " overwritten."),
    ASIDE_DAYS(
            TUNING,
            "aside.days",
            Kinds.duration("0 s", "365 d"),
            value("7 d"),
            "How long such a copy is kept for msectl dataset undo; 0 s keeps nothing."),

    VERIFY_SCHEDULE(
            TUNING,
            "verify.schedule",
            Kinds.weekly(),
            value("SUN 02:30"),
            "When the node that serves compares both copies of each of its pairs, in time.zone. It"
                    + " gives way to applications that write; msectl verify does it at any time."),
    VERIFY_REPAIR(
            TUNING,
            "verify.repair",
            Kinds.flag(),
            value("true"),
            "Whether what such a verification finds is copied from the node that serves; otherwise"
                    + " it is only named."),
    VERIFY_RATE(
            TUNING,
            "verify.rate",
            Kinds.rate("64 KiB", "64 GiB"),
            value("0"),
            "Limit of every verification, of what is read on each node."),
    CANARY_INTERVAL(
            TUNING,
            "canary.interval",
            Kinds.duration("1 s", "60 s"),
            value("3 s"),
            "How often a canary proves the way of the mirrored data to the peer's disk. After three"
                    + " of them without one that came through, data replication is not up."),

    PRODUCT_NAME(
            BRANDING,
            "product.name",
            Kinds.pattern("text", "a name on one line", Pattern.compile("\\S.{0,79}")),
            value("MSE Service Appliance"),
            "Name of the product in listings."),
    PRODUCT_PID(
            BRANDING,
            "product.pid",
            Kinds.pattern("product id", "letters, digits and dashes", Kinds.WORD),
            value("MSE-VA"),
            "Product identifier, first part of the UDI."),
    HARDWARE_VERSION(
            BRANDING,
            "hw.version",
            Kinds.pattern("hardware version", "letters, digits and dashes", Kinds.WORD),
            value("V01"),
            "Hardware version, second part of the UDI.");

    private final Scope scope;
    private final String key;
    private final ValueKind<?> kind;
    private final Fallback fallback;
    private final String meaning;

    ConfigKey(Scope scope, String key, ValueKind<?> kind, Fallback fallback, String meaning) {
        this.scope = scope;
        this.key = key;
        this.kind = kind;
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** The file this key belongs to. */
    public Scope scope() {
        return scope;
    }

    /** The spelling in files and answers. */
    public String key() {
        return key;
    }

    /** One sentence for the sample and the manual. */
    public String meaning() {
        return meaning;
    }

    /** The kind of value, in a word: address, duration, choice. */
    public String type() {
        return kind.name();
    }

    /** The unit of the value; empty if it has none. */
    public String unit() {
        return kind.unit();
    }

    /** The range or the list of values, for people. */
    public String allowed() {
        return kind.allowed();
    }

    /** What holds when the key is absent, for people. */
    public String defaultText() {
        return fallback.text();
    }

    /** The text that holds when the key is absent; empty if that is derived, none, or an error. */
    public Optional<String> defaultValue() {
        return fallback.type() == Fallback.Type.VALUE
                ? Optional.of(fallback.text())
                : Optional.empty();
    }

    /** Whether the value must never be printed. */
    public boolean secret() {
        return scope == SECRET;
    }

    /** Whether a text is a value of this key, bounds that depend on other keys left out. */
    public boolean accepts(String text) {
        try {
            kind.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The one spelling of an accepted value, by which two files are compared. */
    public String canonical(String accepted) {
        return kind.canonical(accepted);
    }

    /** The keys of one file, in the order of its sample. */
    public static List<ConfigKey> of(Scope scope) {
        return Arrays.stream(values()).filter(k -> k.scope == scope).toList();
    }

    /** The key of a file with this exact spelling. */
    public static Optional<ConfigKey> find(Scope scope, String key) {
        return of(scope).stream().filter(k -> k.key.equals(key)).findFirst();
    }

    ValueKind<?> kind() {
        return kind;
    }

    Fallback fallback() {
        return fallback;
    }
}
