package org.msed.dist;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The modules and the arrows between them (docs/architecture.md). */
enum Part {
    PLATFORM("platform"),
    MBEANS("mbeans"),
    CORE("appliance/core"),
    CONFIG("appliance/config"),
    MIRROR("appliance/mirror", CORE, PLATFORM),
    DAEMON("appliance/daemon", CORE, CONFIG, MIRROR, PLATFORM, MBEANS),
    CLI("appliance/cli", CORE, CONFIG, MBEANS),
    INSTANCE("appliance/instance"),
    LAB("appliance/lab", PLATFORM),
    DIST("appliance/dist", PLATFORM, MBEANS, CORE, CONFIG, MIRROR, DAEMON, CLI, INSTANCE, LAB),
    BENCH("bench", PLATFORM, MBEANS, CORE, CONFIG, MIRROR, DAEMON, CLI, LAB);

    private final String directory;
    private final Set<Part> uses;

    Part(String directory, Part... uses) {
        this.directory = directory;
        this.uses = Set.of(uses);
    }

    String rootPackage() {
        return "org.msed." + name().toLowerCase(Locale.ROOT);
    }

    boolean mayUse(Part other) {
        return other == this || uses.contains(other);
    }

    /** The module whose sources stand in this directory, which is relative to the tree. */
    static Optional<Part> inDirectory(String directory) {
        return Arrays.stream(values()).filter(part -> part.directory.equals(directory)).findAny();
    }

    /** The module that a type or package belongs to; empty when it is not ours. */
    static Optional<Part> ofName(String name) {
        return Arrays.stream(values())
                .filter(part -> (name + ".").startsWith(part.rootPackage() + "."))
                .findAny();
    }
}
