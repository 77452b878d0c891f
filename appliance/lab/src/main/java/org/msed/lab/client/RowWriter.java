package org.msed.lab.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Inserts numbered rows into the pair's database, one after the other, and notes in a file which
 * insertions were acknowledged. One without an answer is tried once and counts for nothing.
 */
final class RowWriter {
    private static final long PERIOD_NANOS = 10_000_000;

    /** The driver waits for ever for a node that is gone, so somebody else looks at the clock. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String THERE_ALREADY = "X0Y32";

    private final String virtualAddress;
    private long number;
    private Connection connection;
    private PreparedStatement insertion;

    /** Guards the two below, which the watching thread reads. */
    private final Object clock = new Object();

    private Connection busy;
    private long busySince;

    RowWriter(String virtualAddress) {
        this.virtualAddress = virtualAddress;
    }

    void start() {
        Pace.start("rows", PERIOD_NANOS, this::write);
        Pace.start("rows-clock", LOOK_NANOS, this::endWhatHangs);
    }

    private void write() throws IOException {
        Optional<String> password = Database.password();
        if (password.isEmpty()) {
            return;
        }
        try {
            if (connection == null) {
                connect(password.get());
            }
            working(connection);
            insertion.setLong(1, ++number);
            insertion.executeUpdate();
        } catch (SQLException e) {
            // Nobody serves at this moment, or the answer is lost with its node.
            leave();
            return;
        } finally {
            working(null);
        }
        Files.writeString(
                Path.of(Client.ROWS_ACKNOWLEDGED),
                number + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void connect(String password) throws SQLException {
        connection = Database.connect(virtualAddress, password);
        working(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE told (number BIGINT PRIMARY KEY)");
        } catch (SQLException e) {
            if (!THERE_ALREADY.equals(e.getSQLState())) {
                throw e;
            }
        }
        insertion = connection.prepareStatement("INSERT INTO told VALUES (?)");
    }

    private void working(Connection on) {
        synchronized (clock) {
            busy = on;
            busySince = System.nanoTime();
        }
    }

    private void leave() {
        if (connection != null) {
            abort(connection);
            connection = null;
        }
    }

    private void endWhatHangs() {
        Connection hanging;
        synchronized (clock) {
            boolean late = System.nanoTime() - busySince > PATIENCE_NANOS;
            hanging = late ? busy : null;
        }
        if (hanging != null) {
            abort(hanging);
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            System.err.println("rows: a connection cannot be ended: " + e.getMessage());
        }
    }
}
