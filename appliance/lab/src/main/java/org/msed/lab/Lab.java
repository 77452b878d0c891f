package org.msed.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.msed.lab.fault.Faults;
import org.msed.lab.pair.Msed;
import org.msed.lab.pair.PairOptions;
import org.msed.lab.pair.Pairing;
import org.msed.lab.service.Services;
import org.msed.lab.space.LabDirectory;
import org.msed.lab.space.LabException;
import org.msed.lab.space.LabNode;
import org.msed.lab.space.Namespaces;
import org.msed.lab.space.Topology;

/**
 * One laboratory: nodes with cables between them, a service on each, msed in some. Methods block;
 * one caller at a time.
 */
public final class Lab {
    private static final String TOPOLOGY_FILE = "topology";

    private final LabDirectory directory;
    private final Topology topology;
    private final Namespaces namespaces;
    private final Msed msed;
    private final Services services;
    private final Faults faults;

    private Lab(LabDirectory directory, Topology topology) {
        this.directory = directory;
        this.topology = topology;
        this.namespaces = new Namespaces(directory);
        this.msed = new Msed(namespaces);
        this.services = new Services(topology, namespaces);
        this.faults = new Faults(topology, namespaces, msed, this::boot, directory.file("faults"));
    }

    /**
     * Makes a lab with running nodes and services, without msed. It ends with this JVM, unless told
     * to {@link #stay}.
     *
     * @param name the lab
     * @param topology its nodes
     * @param program the runnable tree
     * @return the lab
     * @throws LabException if it is up already, or the machine cannot do it
     */
    public static Lab create(String name, Topology topology, Path program) {
        LabDirectory directory = LabDirectory.of(name);
        Lab lab = new Lab(directory, topology);
        if (lab.namespaces.isUp()) {
            throw new LabException(
                    "lab " + name + " is up: ./demo down --name " + name + " ends it");
        }
        try {
            lab.namespaces.begin(topology, program.toAbsolutePath().normalize());
            Files.writeString(directory.file(TOPOLOGY_FILE), topology.word());
            topology.nodes().forEach(lab::boot);
            return lab;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Finds a lab that runs.
     *
     * @param name the lab
     * @return the lab
     * @throws LabException if there is none
     */
    public static Lab find(String name) {
        LabDirectory directory = LabDirectory.of(name);
        if (!new Namespaces(directory).isUp()) {
            throw new LabException(
                    "lab " + name + " is not up: ./demo up --name " + name + " starts it");
        }
        try {
            Path file = directory.file(TOPOLOGY_FILE);
            return new Lab(directory, Topology.of(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends a lab of this name, or clears away what a killed one left; nothing happens if there is
     * none.
     *
     * @param name the lab
     */
    public static void end(String name) {
        new Namespaces(LabDirectory.of(name)).end();
    }

    /**
     * Boots a node with its service, without msed.
     *
     * @param node a node that is not running
     */
    private void boot(LabNode node) {
        namespaces.boot(node);
        if (node.isAppliance()) {
            services.start(node);
        }
    }

    /**
     * Sets msed up on every node, starts it and waits until every pair is Active.
     *
     * @param options how the pairs decide
     * @throws LabException if a step fails, or it takes longer than a minute
     */
    public void pairUp(PairOptions options) {
        Pairing pairing = new Pairing(topology, msed);
        pairing.configure(options);
        pairing.start();
        pairing.awaitActive();
    }

    /** {@return whether the nodes may mirror directories: the kernel's FUSE device is open} */
    public boolean mayMirror() {
        return msed.mayMirror(topology.secondary());
    }

    /** Stops msed on every node where it was set up, and leaves nothing of it there. */
    public void unpair() {
        new Pairing(topology, msed).remove();
    }

    /**
     * Waits until every pair's primary serves with its standby behind it.
     *
     * @throws LabException after a minute, with what the nodes say
     */
    public void awaitActive() {
        new Pairing(topology, msed).awaitActive();
    }

    /** Lets the lab live on when this JVM ends, until {@link #end}. */
    public void stay() {
        namespaces.stay();
    }

    /** {@return which nodes there are} */
    public Topology topology() {
        return topology;
    }

    /** {@return where the nodes run} */
    public Namespaces namespaces() {
        return namespaces;
    }

    /** {@return the product in the nodes} */
    public Msed msed() {
        return msed;
    }

    /**
     * @param node a node
     * @return what it sees at {@code /srv}, on this machine
     */
    public Path disk(LabNode node) {
        return directory.disk(node);
    }

    /** {@return the faults of this lab} */
    public Faults faults() {
        return faults;
    }

    /** Ends the lab: every process of it and every file. */
    public void close() {
        namespaces.end();
    }
}
