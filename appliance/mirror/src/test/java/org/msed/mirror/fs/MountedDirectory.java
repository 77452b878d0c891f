package org.msed.mirror.fs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.msed.core.dataset.Exclusion;
import org.msed.mirror.change.ChangeLog;
import org.msed.mirror.tree.Tree;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.fuse.FuseListener;
import org.msed.platform.mount.FuseMount;
import org.msed.platform.mount.MountOptions;

/** A directory, mounted over itself through the file system of the mirror. */
final class MountedDirectory {
    private static final long LIMIT_MILLIS = 10_000;

    final Tree tree;
    final MirrorFileSystem fileSystem;
    private final FuseMount mount;

    MountedDirectory(Path directory, Exclusion exclusion, ChangeLog log, int workers)
            throws Exception {
        byte[] path = directory.toString().getBytes(StandardCharsets.UTF_8);
        tree = Tree.open(Descriptor.open(path, OpenFlags.O_DIRECTORY), 1);
        fileSystem = new MirrorFileSystem(0, tree, exclusion, log);
        mount = FuseMount.open(MountOptions.of(directory, "data", workers), fileSystem, failures());
    }

    private static FuseListener failures() {
        return new FuseListener() {
            @Override
            public void requestFailed(String request, Throwable cause) {
                System.err.println(request);
                cause.printStackTrace();
            }

            @Override
            public void workerFailed(Throwable cause) {
                cause.printStackTrace();
            }
        };
    }

    void awaitEnd() throws InterruptedException {
        while (!mount.server().awaitEnd(LIMIT_MILLIS)) {
            // It serves on.
        }
    }

    /** Ends it whoever uses it. */
    void close() throws Exception {
        mount.abort();
        mount.server().awaitEnd(LIMIT_MILLIS);
        fileSystem.close();
    }

    /** Mounts a directory over itself until it is unmounted: DIRECTORY WORKERS [REPLICA]. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]).toRealPath();
        int workers = Integer.parseInt(arguments[1]);
        ChangeLog log =
                arguments.length < 3 ? new SilentLog() : new ReplicatingLog(Path.of(arguments[2]));
        MountedDirectory mounted = new MountedDirectory(directory, Exclusion.NONE, log, workers);
        System.out.println("serving " + directory + ", pid " + ProcessHandle.current().pid());
        mounted.awaitEnd();
        mounted.fileSystem.close();
    }
}
