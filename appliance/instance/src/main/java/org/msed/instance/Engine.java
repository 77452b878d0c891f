package org.msed.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Derby's engine with the one database in it. Methods block. */
final class Engine {
    /** What Derby throws when it has done as it was told. */
    private static final String ENGINE_DOWN = "XJ015";

    private static final int CHECK_SECONDS = 5;

    private final InstanceSettings settings;
    private final Account account;
    private final Connection connection;

    private Engine(InstanceSettings settings, Account account, Connection connection) {
        this.settings = settings;
        this.account = account;
        this.connection = connection;
    }

    /**
     * Opens the database, which recovers what a crash left; makes it where there is none.
     *
     * @throws IOException files cannot be made
     * @throws SQLException Derby refuses, for example since another engine has the database open
     */
    static Engine open(InstanceSettings settings, Account account)
            throws IOException, SQLException {
        System.setProperty("derby.system.home", settings.home().toString());
        // Into the log that the daemon opened; wrong passwords are no reason to fill it.
        System.setProperty("derby.stream.error.field", "java.lang.System.err");
        System.setProperty("derby.stream.error.logSeverityLevel", "50000");
        // Passwords of Derby's own accounts would run out after 31 days.
        System.setProperty("derby.authentication.native.passwordLifetimeMillis", "0");
        if (!Files.isDirectory(settings.home().resolve(settings.database()))) {
            make(settings, account);
        }
        link(settings);
        // Also for what belongs to no database: stopping the server, making another database.
        System.setProperty(
                "derby.authentication.provider", "NATIVE:" + settings.database() + ":LOCAL");
        Connection connection =
                DriverManager.getConnection(
                        "jdbc:derby:" + settings.database(), account.properties());
        return new Engine(settings, account, connection);
    }

    /** Under another name until it is whole: Derby refuses a database that was half made. */
    private static void make(InstanceSettings settings, Account account)
            throws IOException, SQLException {
        Path unfinished = settings.home().resolve(settings.database() + ".new");
        remove(unfinished);
        String url = "jdbc:derby:" + unfinished.getFileName() + ";create=true";
        try (Connection connection = DriverManager.getConnection(url, account.properties());
                CallableStatement owner =
                        connection.prepareCall("CALL SYSCS_UTIL.SYSCS_CREATE_USER(?, ?)")) {
            owner.setString(1, account.user());
            owner.setString(2, account.password());
            // From its next start on the database lets in only who has an account in it.
            owner.execute();
        }
        shutDown("jdbc:derby:;shutdown=true;deregister=false", account);
        Path database = settings.home().resolve(settings.database());
        Files.move(unfinished, database, StandardCopyOption.ATOMIC_MOVE);
        Durable.directory(settings.home());
    }

    private static void remove(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(tree)) {
            entries = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : entries) {
            Files.delete(entry);
        }
    }

    /** Derby finds the same database behind each of its names. */
    private static void link(InstanceSettings settings) throws IOException {
        for (String name : settings.names()) {
            Path link = settings.home().resolve(name);
            if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(link, Path.of(settings.database()));
            }
        }
    }

    /**
     * Has the engine answer a question.
     *
     * @throws SQLException it does not, for example since it stopped when its log could not be
     *     written; only a new process mends that
     */
    synchronized void check() throws SQLException {
        try (Statement question = connection.createStatement()) {
            question.setQueryTimeout(CHECK_SECONDS);
            question.executeQuery("VALUES 1").close();
        }
    }

    /**
     * Writes everything back, so that the next start has nothing to recover.
     *
     * @throws SQLException it could not; the next start recovers
     */
    void close() throws SQLException {
        shutDown("jdbc:derby:;shutdown=true", account);
    }

    private static void shutDown(String url, Account account) throws SQLException {
        try {
            DriverManager.getConnection(url, account.properties()).close();
        } catch (SQLException e) {
            if (!ENGINE_DOWN.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    @Override
    public String toString() {
        return settings.database();
    }
}
