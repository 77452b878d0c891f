package org.msed.mirror.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.mirror.change.Change;
import org.msed.platform.file.Content;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.FileErrno;
import org.msed.platform.natives.ErrnoException;

/** A backing that is full, or can no longer be written. */
class BackingFailuresIT extends MountedTest {
    /** The backing a second time, since ours will be covered. */
    @TempDir Path uncovered;

    @Override
    void prepare() throws Exception {
        assertEquals("", thread.sh("mount -t tmpfs -o size=1m,mode=755 x '" + backing + "'"));
        assertEquals("", thread.sh("mount --bind '" + backing + "' '" + uncovered + "'"));
    }

    @Test
    void fullDiskIsTheApplicationsAffair() throws Exception {
        String said = sh("dd if=/dev/zero of=f bs=64k count=100 2>&1");
        assertTrue(said.contains("No space left on device"), said);
        assertEquals(List.of(), log.failures);
    }

    @Test
    void whatWasWrittenBeforeTheDiskWasFullIsReported() throws Exception {
        sh("dd if=/dev/zero of=f bs=300k count=10 2>&1");
        long reported =
                log.of(Change.Write.class).stream()
                        .mapToLong(w -> w.offset() + w.data().remaining())
                        .max()
                        .orElse(0);
        assertEquals(sh("stat -c %s f"), reported + "\n");
    }

    @Test
    void diskThatBecameReadOnlyIsReportedToThePair() throws Exception {
        try (Descriptor file = app.open(bytes("f"), CREATE, 0600)) {
            Content.writeAll(file, direct("x"), 0);
        }
        String remount = "mount -o remount,ro '" + uncovered + "' 2>&1";
        eventually(() -> thread.sh(remount).isEmpty());
        eventually(() -> !canCreate());
        assertTrue(log.failures.get(0) instanceof ErrnoException e && e.errno() == FileErrno.EROFS);
    }

    private boolean canCreate() throws Exception {
        try {
            app.open(bytes("g"), CREATE, 0600).close();
            return true;
        } catch (ErrnoException e) {
            assertEquals(FileErrno.EROFS, e.errno());
            return false;
        }
    }
}
