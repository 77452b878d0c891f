package org.msed.daemon.rehearsal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.msed.core.pair.Effect;
import org.msed.core.record.DataSets;
import org.msed.core.record.Generations;
import org.msed.core.state.DatasetMode;
import org.msed.core.state.Epoch;
import org.msed.core.state.Role;
import org.msed.mirror.Mirror;
import org.msed.mirror.MirrorListener;
import org.msed.mirror.MirrorSettings;
import org.msed.mirror.aside.AsideSettings;
import org.msed.mirror.stream.Transport;
import org.msed.platform.mount.PrivateMounts;
import org.msed.platform.process.Command;
import org.msed.platform.process.CommandResult;
import org.msed.platform.process.ProcessRunner;

/**
 * Opens and closes a mirror as takeovers and moves do, with the kernel's FUSE and a program that
 * writes through it. It lies in memory, in a mount namespace of its own: nobody sees it, and
 * nothing is left of it, whatever ends it.
 *
 * <p>The program is another process, since one that waits for a file system of its own cannot be
 * killed (the descriptors that would end the wait are closed only after it).
 */
public final class DataRehearsal {
    private static final String NAME = "rehearsal";
    private static final long ANSWER_SECONDS = 10;
    private static final long REPL_MILLIS = 1_000;
    private static final long CANARY_MILLIS = 3_000;

    /** Starting one costs more than all the rest, and the second finds everything loaded. */
    private static final int APPLICATIONS = 2;

    /** What an application does first: finds, makes, writes, flushes, renames, reads, removes. */
    private static final String APPLICATION =
            "cd \"$1\" && mkdir d && echo text >d/a && sync d/a && mv d/a b && cat b"
                    + " && ls -l && rm -r d b";

    private final PrivateMounts place;
    private final Path directory;
    private final Answers answers = new Answers();

    private DataRehearsal(PrivateMounts place, Path directory) {
        this.place = place;
        this.directory = directory;
    }

    /**
     * Rehearses; blocks, for some tenths of a second.
     *
     * @param hidden an existing directory, used as the name of the place; what is in it stays
     * @param rounds how often the data is opened and closed
     * @throws IOException it cannot be done here; a real takeover fails for the same reason, or
     *     runs cold
     * @throws InterruptedException the calling thread was interrupted
     */
    public static void play(Path hidden, int rounds) throws IOException, InterruptedException {
        try (PrivateMounts place = PrivateMounts.open(hidden, NAME)) {
            new DataRehearsal(place, hidden.resolve("data")).play(rounds);
        }
    }

    private void play(int rounds) throws IOException, InterruptedException {
        Mirror mirror = place.on(this::open);
        try {
            for (int i = 1; i <= rounds; i++) {
                round(mirror, i);
            }
        } finally {
            place.on(
                    () -> {
                        mirror.close();
                        return null;
                    });
        }
    }

    private Mirror open() throws IOException, InterruptedException {
        Files.createDirectory(directory);
        Path sets = Files.createDirectory(directory.resolveSibling("sets"));
        MirrorSettings.Dataset data =
                new MirrorSettings.Dataset(NAME, directory, DatasetMode.SYNC, List.of(), 0);
        MirrorSettings settings =
                new MirrorSettings(
                        NAME,
                        NAME,
                        1,
                        sets,
                        List.of(data),
                        REPL_MILLIS,
                        new AsideSettings(sets.resolve("aside"), 0, 0),
                        CANARY_MILLIS);
        Mirror mirror = Mirror.open(settings, new NoPeer(), answers);
        mirror.start();
        return mirror;
    }

    /**
     * Every other round ends as a planned move does, the others as a loss of the right to serve.
     */
    private void round(Mirror mirror, int number) throws IOException, InterruptedException {
        ordered(() -> mirror.open(new Epoch(number, Role.SECONDARY)));
        mirror.gate(Effect.Gate.Kind.SOLO);
        if (number <= APPLICATIONS) {
            application();
        }
        mirror.gate(Effect.Gate.Kind.SHUT);
        ordered(() -> mirror.close(number % 2 == 1));
    }

    /** On the thread of the place, since the mirror starts its threads when they are needed. */
    private void ordered(Runnable order) throws IOException, InterruptedException {
        place.on(
                () -> {
                    order.run();
                    return null;
                });
        answers.next();
    }

    private void application() throws IOException {
        List<String> line = place.entering("sh", "-c", APPLICATION, "sh", directory.toString());
        long limit = TimeUnit.SECONDS.toMillis(ANSWER_SECONDS);
        Command command =
                new Command(line, Map.of(), null, limit, Command.DEFAULT_OUTPUT_CAP_BYTES);
        CommandResult result = ProcessRunner.run(command);
        if (result.exitCode() != 0) {
            throw new IOException("the program that writes: " + result.errors().strip());
        }
    }

    /** A peer that is not there. */
    private static final class NoPeer implements Transport {
        @Override
        public int links() {
            return 1;
        }

        @Override
        public boolean connected(int link) {
            return false;
        }

        @Override
        public void send(int link, ByteBuffer... parts) throws IOException {
            throw new IOException("nobody is connected");
        }

        @Override
        public void receiver(Receiver receiver) {
            // Nothing will be received.
        }
    }

    /** What the mirror says, where no machine listens. */
    private static final class Answers implements MirrorListener {
        private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

        /** Waits for the end of an order. */
        void next() throws IOException, InterruptedException {
            String failure = failures.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (failure == null) {
                throw new IOException("no answer within " + ANSWER_SECONDS + " s");
            }
            if (!failure.isEmpty()) {
                throw new IOException(failure);
            }
        }

        @Override
        public void opened() {
            failures.add("");
        }

        @Override
        public void closed(boolean drained) {
            failures.add("");
        }

        @Override
        public void failed(String cause, boolean unsure) {
            failures.add(cause);
        }

        @Override
        public void detached(long attachment) {
            // There was none.
        }

        @Override
        public void late(boolean late) {
            // Nobody waits for a standby.
        }

        @Override
        public void syncOffered(long attachment, Generations source) {
            // There is no source.
        }

        @Override
        public void syncNear(long id) {
            // There is no target.
        }

        @Override
        public void syncReceived(long attachment) {
            // There is no source.
        }

        @Override
        public void syncEnded(long id, String cause) {
            // There is no target.
        }

        @Override
        public void restored(String cause) {
            // Nothing is set aside.
        }

        @Override
        public void copiesDiffer(boolean repair, String detail) {
            // There is only one copy.
        }

        @Override
        public void setsChanged(DataSets sets) {
            // Nobody decides by them.
        }
    }
}
