package org.msed.instance;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The process of an instance database. Ends with 1 and a last line that says why when it cannot
 * start, and with 143 after SIGTERM.
 */
public final class Main {
    private static final int CANNOT_START = 1;

    private Main() {}

    /**
     * Starts the database and returns; its threads go on.
     *
     * @param arguments see {@link InstanceSettings}
     */
    public static void main(String[] arguments) {
        try {
            start(InstanceSettings.of(arguments));
        } catch (IllegalArgumentException | IOException | SQLException e) {
            e.printStackTrace();
            System.err.println("instance: " + e.getMessage());
            Runtime.getRuntime().halt(CANNOT_START);
        }
    }

    private static void start(InstanceSettings settings) throws IOException, SQLException {
        Account account = Account.of(settings.home());
        Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();
        // First, so that whoever sees the database answer may end it in order at once.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(opened), "end"));
        Engine engine = Engine.open(settings, account);
        opened.push(engine::close);
        Listeners listeners =
                Listeners.open(account, List.of(settings.local(), settings.virtual()));
        opened.push(listeners::close);
        Desk desk = Desk.open(settings.socket(), () -> condition(settings, engine, listeners));
        opened.push(desk::close);
    }

    private static String condition(InstanceSettings settings, Engine engine, Listeners listeners) {
        try {
            engine.check();
            listeners.check(settings.local());
            return Desk.UP;
        } catch (SQLException | IOException e) {
            return e.getMessage().lines().findFirst().orElse("no answer");
        }
    }

    private static void end(Deque<AutoCloseable> opened) {
        try {
            for (AutoCloseable part : opened) {
                part.close();
            }
        } catch (Exception e) {
            System.err.println("instance: not ended in order, the next start recovers: " + e);
        }
    }
}
