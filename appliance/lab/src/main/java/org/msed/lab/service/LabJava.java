package org.msed.lab.service;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.msed.lab.space.Namespaces;

/** How the lab's own small Java programs are run: quick to start rather than quick for long. */
public final class LabJava {
    private LabJava() {}

    /**
     * A program with the class path of this one, which {@link Namespaces} keeps visible.
     *
     * @param main what to run
     * @return a command line for a shell, to which arguments may be appended
     */
    public static String line(Class<?> main) {
        return "'"
                + System.getProperty("java.home")
                + "/bin/java' -Xmx64m -Xss256k -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
                + " -Xshare:auto -cp '"
                + classPath()
                + "' "
                + main.getName();
    }

    /** A node has another working directory. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
