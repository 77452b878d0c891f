package org.msed.daemon.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.msed.platform.unixsocket.UnixConnection;
import org.msed.platform.unixsocket.UnixServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the control socket: one thread accepts, one thread a client, at most 16 clients. */
final class ControlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CLIENTS = 16;

    private final UnixServer server;
    private final ControlVerbs verbs;
    private final Accounts accounts;
    private final Set<UnixConnection> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService clients =
            new ThreadPoolExecutor(
                    0,
                    CLIENTS,
                    10,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    task -> thread(task, "control-client"));
    private final Thread acceptor = thread(this::accept, "control-accept");

    private ControlServer(UnixServer server, ControlVerbs verbs, Accounts accounts) {
        this.server = server;
        this.verbs = verbs;
        this.accounts = accounts;
    }

    /**
     * Opens the socket and begins to serve.
     *
     * @throws IOException if the socket cannot be made, or another daemon has it
     */
    static ControlServer start(Path socket, ControlVerbs verbs, Accounts accounts)
            throws IOException {
        UnixServer server = UnixServer.open(socket, Accounts.OPERATORS);
        ControlServer started = new ControlServer(server, verbs, accounts);
        started.acceptor.start();
        return started;
    }

    /** A fault in an answer ends its conversation, not the process, which may be serving. */
    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (failed, cause) -> LOG.error("{} failed", failed.getName(), cause));
        return thread;
    }

    private void accept() {
        try {
            server.serve(this::take);
        } catch (IOException e) {
            LOG.error("the control socket failed; commands will not work until a restart", e);
        }
    }

    private void take(UnixConnection connection) {
        connections.add(connection);
        try {
            clients.execute(() -> converse(connection));
        } catch (RejectedExecutionException e) {
            LOG.warn("more than {} clients at the control socket, one was turned away", CLIENTS);
            close(connection);
        }
    }

    private void converse(UnixConnection connection) {
        Caller caller = Caller.of(connection.peer(), accounts);
        try {
            String line = connection.readLine();
            while (line != null) {
                answer(connection, caller, line);
                line = connection.readLine();
            }
        } catch (ClosedChannelException e) {
            LOG.debug("control connection of {} closed with the server", caller.actor(""));
        } catch (IOException e) {
            LOG.debug("control connection of {} ended: {}", caller.actor(""), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(connection);
        }
    }

    private void answer(UnixConnection connection, Caller caller, String line)
            throws IOException, InterruptedException {
        Request request;
        try {
            request = Request.parse(line);
        } catch (IllegalArgumentException e) {
            end(connection, 0, Answer.failed(Exit.USAGE, e.getMessage()));
            return;
        }
        try {
            end(
                    connection,
                    request.id(),
                    verbs.answer(
                            caller, request, text -> progress(connection, request.id(), text)));
        } catch (IllegalStateException | UncheckedIOException e) {
            LOG.error("control verb {} failed", request.verb(), e);
            end(connection, request.id(), Answer.failed(Exit.FAILED, "failed: " + e.getMessage()));
        }
    }

    /** A client that has gone must not disturb the order it gave: its progress is dropped. */
    private static void progress(UnixConnection connection, long id, String text) {
        if (text.isBlank()) {
            return;
        }
        try {
            connection.writeLine(JSON.writeValueAsString(fields(id, "progress", text)));
        } catch (IOException e) {
            LOG.debug("no longer listening to progress: {}", e.getMessage());
        }
    }

    private static void end(UnixConnection connection, long id, Answer answer) throws IOException {
        Map<String, Object> last = fields(id, "exit", answer.exit());
        last.put("data", answer.data());
        last.put("messages", answer.messages());
        try {
            connection.writeLine(JSON.writeValueAsString(last));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is not writable as JSON", e);
        }
    }

    private static Map<String, Object> fields(long id, String name, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put(name, value);
        return fields;
    }

    private void close(UnixConnection connection) {
        connections.remove(connection);
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("closing a control connection: {}", e.getMessage());
        }
    }

    /** Removes the socket and ends all conversations, letting answers that are ready go first. */
    @Override
    public void close() throws IOException {
        server.close();
        clients.shutdown();
        try {
            clients.awaitTermination(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.forEach(this::close);
        clients.shutdownNow();
    }
}
