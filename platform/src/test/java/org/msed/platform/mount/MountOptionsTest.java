package org.msed.platform.mount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MountOptionsTest {
    @Test
    void kernelChecksPermissionsAndLetsEveryUserIn() {
        assertEquals(
                "fd=7,rootmode=40000,user_id=0,group_id=0,default_permissions,allow_other",
                MountOptions.of(Path.of("/srv/data"), "data", 8).data(7));
    }

    @Test
    void mountPointMustBeAbsoluteAndPlain() {
        for (String path : new String[] {"data", "/srv/../data"}) {
            Path mountPoint = Path.of(path);
            assertThrows(
                    IllegalArgumentException.class, () -> MountOptions.of(mountPoint, "data", 8));
        }
    }

    @Test
    void sourceCannotSmuggleOptionsIn() {
        Path mountPoint = Path.of("/srv/data");
        assertThrows(IllegalArgumentException.class, () -> MountOptions.of(mountPoint, "a,b", 8));
        assertThrows(IllegalArgumentException.class, () -> MountOptions.of(mountPoint, "", 8));
    }
}
