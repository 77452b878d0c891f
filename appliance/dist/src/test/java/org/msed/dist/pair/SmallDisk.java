package org.msed.dist.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;

/** A file system of its own beneath the dataset of each node, which can be full or fail. */
final class SmallDisk {

    static final String MOUNT = "/srv/disk";

    /** What fills the disk of a node, beside its dataset. */
    private static final String FILLER = MOUNT + "/filler";

    private static final String INJECTOR = "/run/injector";

    private final PairLab lab;

    private SmallDisk(PairLab lab) {
        this.lab = lab;
    }

    /** How a disk fails. */
    enum Failure {
        /** Flushes of a file, the writers' unless said otherwise, end with EIO. */
        FLUSH("fsync,fdatasync"),
        /** Writes to it end with EIO. */
        WRITE("write,pwrite64"),
        /** As ext4 does it by itself after an error (mount option errors=remount-ro). */
        ABORT(""),
        /** An operator made it read-only. Nobody may have a file open for writing. */
        READ_ONLY("");

        private final String calls;

        Failure(String calls) {
            this.calls = calls;
        }

        /** Whether the daemon sees it by itself, or a program made system calls of it fail. */
        boolean isInjected() {
            return !calls.isEmpty();
        }
    }

    /**
     * Gives both nodes one, and starts their daemons anew on it.
     *
     * @param size as truncate(1) takes it
     * @param settings lines that are added to the dataset's
     */
    static SmallDisk give(PairLab lab, String size, String settings) {
        SmallDisk made = new SmallDisk(lab);
        for (String node : List.of("mse2", "mse1")) {
            lab.initScript(node, "stop");
            lab.shell(
                    node,
                    "cd /srv && truncate -s "
                            + size
                            + " image && mkfs.ext4 -q -F image && mkdir disk && mount -o loop image"
                            + " disk && mkdir disk/data && mount --bind disk/data data && echo '"
                            + settings
                            + "' >>\"$MSE_ETC/datasets.d/data.properties\"");
        }
        lab.initScript("mse1", "start");
        lab.initScript("mse2", "start");
        lab.settle();
        return made;
    }

    /** Leaves a MiB, which is less than the tests write. */
    void fill(String node) {
        lab.shell(
                node,
                "left=$(stat -f -c %a /srv/disk) && size=$(stat -f -c %S /srv/disk)"
                        + " && fallocate -l $(((left * size) - 1048576)) "
                        + FILLER);
    }

    /** Gives the room back. */
    void empty(String node) {
        lab.shell(node, "rm " + FILLER);
    }

    /** Lets it fail from now on. */
    void fail(String node, Failure failure) {
        fail(node, failure, Copies.LINES);
    }

    /** Lets it fail from now on, where system calls are made to fail those on one file. */
    void fail(String node, Failure failure, String file) {
        if (failure.isInjected()) {
            inject(node, failure.calls, file);
        } else if (failure == Failure.ABORT) {
            lab.shell(node, "mount -o remount,abort " + MOUNT);
        } else {
            lab.await("the disk is read-only", () -> remounted(node, "ro"));
        }
    }

    private boolean remounted(String node, String how) {
        return lab.run(node, "mount", "-o", "remount," + how, MOUNT).exit() == 0;
    }

    private void inject(String node, String calls, String file) {
        lab.shell(
                node,
                "strace -f -qq -o "
                        + INJECTOR
                        + ".log -p $(cat \"$MSE_RUN/msed.pid\") -P "
                        + file
                        + " -e inject="
                        + calls
                        + ":error=EIO </dev/null >/dev/null 2>&1 & echo $! >"
                        + INJECTOR);
    }

    /** Mends it; what failed for good with the daemon stopped, as an operator would. */
    void mend(String node, Failure failure) {
        if (failure.isInjected()) {
            lab.shell(node, "kill $(cat " + INJECTOR + ")");
        } else if (failure == Failure.READ_ONLY) {
            Assertions.assertTrue(remounted(node, "rw"), "writable again");
        } else {
            lab.initScript(node, "stop");
            lab.shell(
                    node,
                    "cd /srv && umount data disk && { e2fsck -fp image >/dev/null || [ $? = 1 ]; }"
                            + " && mount -o loop image disk && mount --bind disk/data data");
            lab.initScript(node, "start");
        }
    }

    /**
     * Flushes on the node that serves, and fails unless both copies are the same then; where the
     * pair itself says that something happened meanwhile, unless they become the same. A
     * directory's time has no barrier of its own.
     */
    void assertEqualCopies(String holder) {
        boolean attached = lab.status(holder, "mse1").attached();
        String before = lab.why(holder);
        Copies.flush(lab, holder);
        String mine = withoutDirectories(facts(holder));
        String other = withoutDirectories(facts(holder.equals("mse1") ? "mse2" : "mse1"));
        if (!mine.equals(other) && attached && lab.why(holder).equals(before)) {
            assertEquals(mine, other, "what was flushed is not on the standby, since " + before);
        }
        lab.await("the copies are equal", () -> facts("mse1").equals(facts("mse2")));
    }

    private static String withoutDirectories(String facts) {
        return facts.lines()
                .filter(line -> !line.contains(" d "))
                .collect(Collectors.joining("\n"));
    }

    /** From inside, since the disk is mounted there only. */
    private String facts(String node) {
        return lab.script(node, Copies.script("facts-of-tree"), MOUNT + "/data").orFail().output();
    }
}
