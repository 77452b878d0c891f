package org.msed.dist.pair;

import java.util.List;
import org.msed.lab.client.Client;

/** A client that inserts rows into the pair's database all the time, and what it was told. */
final class Inserter implements AutoCloseable {

    private final PairLab lab;
    private final Client client;

    private Inserter(PairLab lab, Client client) {
        this.lab = lab;
        this.client = client;
    }

    /** Begins in a lab whose first primary serves. */
    static Inserter start(PairLab lab) {
        Client client = lab.inserting();
        return new Inserter(lab, client);
    }

    /** The rows whose insertion was acknowledged, oldest first. */
    List<String> acknowledged() {
        String told = lab.run("client", "cat", Client.ROWS_ACKNOWLEDGED).output();
        return told.substring(0, told.lastIndexOf('\n') + 1).lines().toList();
    }

    /** Waits until so many more are acknowledged. */
    void awaitMore(int rows) {
        int enough = acknowledged().size() + rows;
        lab.await(rows + " more rows", () -> acknowledged().size() >= enough);
    }

    /** All rows there are, asked through the virtual address. */
    List<String> rows() {
        return lab.rows();
    }

    @Override
    public void close() {
        client.close();
    }
}
