package org.msed.mirror.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file system where file handles may not be opened: in a user namespace with one user. */
class UserNamespaceIT {
    private static final String SCRIPT =
            """
            set -e
            java -XX:+UseSerialGC -cp "$1" org.msed.mirror.fs.MountedDirectory "$2" 4 >"$3/said" &
            until grep -qs serving "$3/said"; do sleep 0.1; done
            cd "$2"
            mkdir -p a/b; echo hello >a/b/f; ln a/b/f g; mv a/b c; cat c/f
            exec 5>>g; rm g c/f; echo more >&5; cat /proc/self/fd/5; exec 5>&-
            seq 500 | xargs touch; ls | wc -l
            stat -c %u:%g 1
            cd /
            umount "$2"
            wait
            ls "$2" | wc -l
            """;

    @TempDir Path backing;
    @TempDir Path said;

    @Test
    void shellWorksOnAnOrdinaryDirectory() throws Exception {
        Process process =
                new ProcessBuilder(
                                "timeout",
                                "60",
                                "unshare",
                                "--user",
                                "--map-root-user",
                                "--mount",
                                "sh",
                                "-c",
                                SCRIPT.replace("java ", MapsFile.java() + " "),
                                "sh",
                                System.getProperty("java.class.path"),
                                backing.toString(),
                                said.toString())
                        .redirectErrorStream(true)
                        .start();
        byte[] output = process.getInputStream().readAllBytes();
        String text = new String(output, StandardCharsets.UTF_8);
        String shown = text.replaceAll("SLF4J.*\\n", "");
        assertEquals("hello\nhello\nmore\n502\n0:0\n502\n", shown);
    }
}
