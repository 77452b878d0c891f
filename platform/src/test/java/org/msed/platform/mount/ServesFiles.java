package org.msed.platform.mount;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.msed.platform.fuse.Connection;
import org.msed.platform.fuse.FailureLog;
import org.msed.platform.fuse.MemoryFiles;

/** A process that mounts and serves files in memory. */
public final class ServesFiles {
    private static final long LIMIT_MILLIS = 10_000;

    private ServesFiles() {}

    /** What a process prints once it serves: its descriptors, and what INIT agreed on. */
    record Started(Process process, String descriptors, Connection connection) {}

    /** Starts one that serves until it is killed; every fsync waits without end. */
    static Started start(MountSpace space, Path mountPoint) throws Exception {
        Process process =
                space.start(
                        new ProcessBuilder(
                                        java(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        ServesFiles.class.getName(),
                                        mountPoint.toString(),
                                        "/dev/fuse")
                                .redirectError(ProcessBuilder.Redirect.INHERIT));
        String line = process.inputReader().readLine();
        String[] words = line.split(" ");
        Connection connection =
                new Connection(
                        Integer.parseInt(words[1]),
                        Long.parseLong(words[2]),
                        Integer.parseInt(words[3]),
                        Integer.parseInt(words[4]));
        return new Started(process, words[0], connection);
    }

    static String java() {
        return ProcessHandle.current().info().command().orElseThrow();
    }

    /** Mount point, device; and a script to run there before aborting. */
    public static void main(String[] arguments) throws Exception {
        MemoryFiles files = new MemoryFiles();
        MountOptions options =
                new MountOptions(Path.of(arguments[0]), "data", Path.of(arguments[1]), 3);
        FuseMount mount;
        try {
            mount = FuseMount.open(options, files, new FailureLog());
        } catch (IOException e) {
            System.out.println(e);
            return;
        }
        if (arguments.length > 2) {
            runAndAbort(mount, arguments[2]);
            return;
        }
        files.holdFsync = new CountDownLatch(1);
        Connection c = mount.server().connection(LIMIT_MILLIS);
        System.out.println(
                mount.server().descriptors().toString().replaceAll("[^0-9,]", "")
                        + String.format(
                                " %d %d %d %d",
                                c.minor(), c.flags(), c.maxWriteBytes(), c.maxReadaheadBytes()));
        mount.server().awaitEnd(Long.MAX_VALUE);
    }

    private static void runAndAbort(FuseMount mount, String script) throws Exception {
        Process process =
                new ProcessBuilder("sh", "-c", script)
                        .directory(mount.entry().mountPoint().toFile())
                        .redirectErrorStream(true)
                        .start();
        byte[] output = process.getInputStream().readAllBytes();
        System.out.print(new String(output, StandardCharsets.UTF_8));
        Process inside =
                new ProcessBuilder("sh", "-c", "echo in; exec sleep 60 < .")
                        .directory(mount.entry().mountPoint().toFile())
                        .start();
        inside.inputReader().readLine();
        mount.abort();
        System.out.println("ended " + mount.server().awaitEnd(LIMIT_MILLIS));
        inside.destroyForcibly().waitFor();
    }
}
