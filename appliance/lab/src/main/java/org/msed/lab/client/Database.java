package org.msed.lab.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.msed.lab.service.LabJava;
import org.msed.lab.space.Namespaces;
import org.msed.lab.space.Topology;

/** The database of the first pair as its clients know it: by the virtual address, by JDBC. */
public final class Database {
    /** Port on the virtual address, whichever node serves (design D9). */
    private static final int PORT = 1624;

    private static final String NAME = "mseop3s";
    private static final String USER = "msed";
    private static final Path PASSWORD = Path.of("/run/database-password");
    private static final int LOGIN_SECONDS = 2;
    private static final int LIMIT_SECONDS = 20;

    private Database() {}

    /**
     * Hands the password from a node to the client, as an administrator would; blocks.
     *
     * @param topology the nodes
     * @param namespaces where they run
     * @param node one that serves the pair
     */
    public static void tell(Topology topology, Namespaces namespaces, String node) {
        String read = "cat \"$MSE_DATA/instances/" + NAME + "/password\"";
        String password =
                namespaces
                        .in(topology.node(node), "", LIMIT_SECONDS, "sh", "-c", read)
                        .orFail()
                        .output();
        String write = "umask 077; cat >" + PASSWORD;
        namespaces.in(topology.node("client"), password, LIMIT_SECONDS, "sh", "-c", write).orFail();
    }

    /**
     * Has the client insert nothing any more; blocks.
     *
     * @param topology the nodes
     * @param namespaces where they run
     */
    public static void forget(Topology topology, Namespaces namespaces) {
        namespaces
                .in(topology.node("client"), "", LIMIT_SECONDS, "rm", "-f", PASSWORD.toString())
                .orFail();
    }

    /**
     * All rows that are there, asked by the client through the virtual address; blocks.
     *
     * @param topology the nodes
     * @param namespaces where they run
     * @return their numbers
     */
    public static List<String> rows(Topology topology, Namespaces namespaces) {
        String virtual = Topology.virtualAddress(topology.primaries().get(0));
        String line = "exec " + LabJava.line(RowReader.class) + " " + virtual;
        return namespaces
                .in(topology.node("client"), "", LIMIT_SECONDS, "sh", "-c", line)
                .orFail()
                .output()
                .lines()
                .toList();
    }

    /** In the client: the password, once it was told. */
    static Optional<String> password() throws IOException {
        return Files.exists(PASSWORD)
                ? Optional.of(Files.readString(PASSWORD).strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** In the client: a connection, each statement of which commits by itself. */
    static Connection connect(String virtualAddress, String password) throws SQLException {
        DriverManager.setLoginTimeout(LOGIN_SECONDS);
        String url = "jdbc:derby://" + virtualAddress + ":" + PORT + "/" + NAME;
        return DriverManager.getConnection(url, USER, password);
    }
}
