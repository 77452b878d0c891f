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
        assertEquals(
                Optional.of(Path.of("/sys/fs/cgroup/unified")), ControlGroups.mountPoint(mounts));
    }

    @Test
    void machineWithoutUnifiedHierarchyHasNone() {
        String mounts = "40 29 0:33 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu\n";
        assertTrue(ControlGroups.mountPoint(mounts).isEmpty());
    }

    @Test
    void ownGroupIsThatOfHierarchyZero() {
        String groups = "4:memory:/x\n0::/system.slice/msed.service\n";
        assertEquals(Optional.of("/system.slice/msed.service"), ControlGroups.unifiedGroup(groups));
    }
}
