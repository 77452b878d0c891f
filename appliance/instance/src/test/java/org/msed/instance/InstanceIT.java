package org.msed.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of a database, started as the daemon starts it, asked by a client's driver. */
class InstanceIT {
    private static final String LOCAL = "127.0.0.1";
    private static final String VIRTUAL = "127.0.0.2";

    /** What the driver says when name or password are wrong. */
    private static final String NOT_LET_IN = "08004";

    @TempDir Path home;
    private Path socket;
    private int port;
    private Process process;

    @BeforeEach
    void choosePort() throws IOException {
        socket = home.resolve("socket");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Test
    void oneDatabaseIsFoundUnderAllItsNamesOnBothAddresses() throws Exception {
        start();
        execute(LOCAL, "mseop3s", "CREATE TABLE t (x INT)");
        execute(VIRTUAL, "mseos3", "INSERT INTO t VALUES 1");
        execute(LOCAL, "mseos3s", "INSERT INTO t VALUES 2");
        assertEquals(2, rows(VIRTUAL));
    }

    @Test
    void onlyTheOwnerOfThePasswordIsLetIn() throws Exception {
        start();
        SQLException refused =
                assertThrows(
                        SQLException.class,
                        () -> DriverManager.getConnection(url(LOCAL, "mseop3s"), "msed", "guess"));
        assertEquals(NOT_LET_IN, refused.getSQLState());
        Path password = home.resolve(Account.FILE);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(password)));
    }

    @Test
    void whatWasCommittedIsThereAfterAKill() throws Exception {
        start();
        execute(LOCAL, "mseop3s", "CREATE TABLE t (x INT)");
        execute(LOCAL, "mseop3s", "INSERT INTO t VALUES 1");
        end();
        start();
        assertEquals(1, rows(LOCAL));
    }

    @Test
    void aDatabaseThatWasHalfMadeIsMadeAnew() throws Exception {
        Path half = Files.createDirectories(home.resolve("mseop3s.new").resolve("seg0"));
        start();
        assertFalse(Files.exists(half));
        execute(LOCAL, "mseop3s", "CREATE TABLE t (x INT)");
    }

    @Test
    void aTerminatedDatabaseLeavesNothingToRecover() throws Exception {
        start();
        process.destroy();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        assertEquals(143, process.exitValue());
        assertFalse(Files.exists(home.resolve("mseop3s").resolve("db.lck")), said());
    }

    @Test
    void aTakenPortEndsTheProcessWithALineThatSaysSo() throws Exception {
        try (ServerSocket taken = new ServerSocket(port)) {
            launch();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(1, process.exitValue());
            String last = said().lines().reduce("", (before, line) -> line);
            assertTrue(
                    last.startsWith(
                            "instance: cannot listen on /127.0.0.1:" + taken.getLocalPort()),
                    last);
        }
    }

    private void start() throws IOException {
        launch();
        long begin = System.nanoTime();
        while (!Files.exists(socket)) {
            boolean patient = System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(30);
            assertTrue(process.isAlive() && patient, this::said);
            Thread.onSpinWait();
        }
    }

    private void launch() throws IOException {
        Files.deleteIfExists(socket);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String number = Integer.toString(port);
        process =
                new ProcessBuilder(
                                java,
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                home.toString(),
                                "mseop3s",
                                LOCAL,
                                number,
                                VIRTUAL,
                                number,
                                socket.toString(),
                                "mseos3s",
                                "mseos3")
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("log").toFile())
                        .start();
    }

    private String said() {
        try {
            return Files.readString(home.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private String url(String address, String database) {
        return "jdbc:derby://" + address + ":" + port + "/" + database;
    }

    private Connection connect(String address, String database) throws Exception {
        String password = Files.readString(home.resolve(Account.FILE)).strip();
        return DriverManager.getConnection(url(address, database), "msed", password);
    }

    private void execute(String address, String database, String sql) throws Exception {
        try (Connection connection = connect(address, database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int rows(String address) throws Exception {
        try (Connection connection = connect(address, "mseop3s");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
