package org.msed.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lines as /proc/self/mountinfo and /proc/self/cgroup show them on kernel 6.18. */
class ControlGroupsTest {
    @Test
    void unifiedHierarchyIsFoundBesideTheOldOnes() {
        String mounts =
                """
                40 29 0:33 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu
                49 29 0:42 / /sys/fs/cgroup/unified rw,relatime shared:9 - cgroup2 cgroup2 rw
                """;
        ControlGroups.Mount expected =
                new ControlGroups.Mount(Path.of("/"), Path.of("/sys/fs/cgroup/unified"));
        assertEquals(Optional.of(expected), ControlGroups.mount(mounts));
    }

    @Test
    void groupIsADirectoryBelowTheMountPoint() {
        ControlGroups.Mount mount = new ControlGroups.Mount(Path.of("/"), Path.of("/c"));
        assertEquals(Optional.of(Path.of("/c/a/b")), mount.directory("/a/b"));
        assertEquals(Optional.of(Path.of("/c")), mount.directory("/").map(Path::normalize));
    }

    @Test
    void mountOfAPartShowsTheGroupsBelowItsRoot() {
        ControlGroups.Mount mount = new ControlGroups.Mount(Path.of("/box"), Path.of("/c"));
        assertEquals(Optional.of(Path.of("/c/b")), mount.directory("/box/b"));
        assertTrue(mount.directory("/elsewhere").isEmpty());
        assertTrue(mount.directory("/box/../x").isEmpty());
    }

    @Test
    void machineWithoutUnifiedHierarchyHasNone() {
        String mounts = "40 29 0:33 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu\n";
        assertTrue(ControlGroups.mount(mounts).isEmpty());
    }

    @Test
    void ownGroupIsThatOfHierarchyZero() {
        String groups = "4:memory:/x\n0::/system.slice/msed.service\n";
        assertEquals(Optional.of("/system.slice/msed.service"), ControlGroups.unifiedGroup(groups));
    }
}
