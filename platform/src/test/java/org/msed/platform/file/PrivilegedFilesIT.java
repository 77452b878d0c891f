package org.msed.platform.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.msed.platform.file.Workplace.CREATE;
import static org.msed.platform.file.Workplace.assertErrno;
import static org.msed.platform.file.Workplace.bytes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only root may do, in the first user namespace or in one of its own. */
class PrivilegedFilesIT {
    @TempDir Path path;
    private Descriptor directory;

    @BeforeEach
    void open() throws Exception {
        directory = Workplace.open(path);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void handleOpensTheFileWhereHandlesAreUsable() throws Exception {
        boolean firstNamespace =
                Files.readString(Path.of("/proc/self/uid_map")).trim().endsWith("4294967295");
        assertEquals(firstNamespace, FileHandle.usable(directory));
        if (!firstNamespace) {
            return;
        }
        FileHandle handle;
        try (Descriptor file = directory.open(bytes("file"), CREATE, 0600)) {
            handle = FileHandle.of(file);
            Content.truncate(file, 7);
        }
        try (Descriptor again = handle.open(directory, OpenFlags.O_PATH)) {
            assertEquals(7, Attributes.read(again).sizeBytes());
        }
        Names.remove(directory, bytes("file"));
        assertErrno(FileErrno.ESTALE, () -> handle.open(directory, OpenFlags.O_PATH));
    }

    @Test
    void fileIsMadeForTheAssumedUserUnderItsUmask() throws Exception {
        boolean manyUsers =
                Files.readString(Path.of("/proc/self/uid_map")).trim().endsWith("4294967295");
        int uid = manyUsers ? 1234 : 0;
        onThreadOfItsOwn(
                () -> {
                    ThreadCredentials credentials = ThreadCredentials.ofThisThread();
                    credentials.assume(uid, uid, 027);
                    Names.makeDirectory(directory, bytes("theirs"), 0777);
                    credentials.restore();
                    Names.makeDirectory(directory, bytes("ours"), 0777);
                    return null;
                });
        StatusBuffer status = new StatusBuffer();
        Attributes.find(directory, bytes("theirs"), status);
        assertEquals(uid, status.uid());
        assertEquals(uid, status.gid());
        assertEquals(0750, status.mode() & 07777);
        Attributes.find(directory, bytes("ours"), status);
        assertEquals(0, status.uid());
        assertEquals(0777, status.mode() & 07777);
    }

    private static void onThreadOfItsOwn(Callable<Void> body) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            thread.submit(body).get(60, TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
        }
    }
}
