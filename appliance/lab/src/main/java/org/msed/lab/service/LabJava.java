package org.msed.lab.service;

import java.nio.file.Path;

/** How the lab's own small Java programs are run: quick to start rather than quick for long. */
public final class LabJava {
    private LabJava() {}

    /**
     * @param program the runnable tree
     * @param main what to run
     * @return a command line for a shell, to which arguments may be appended
     */
    public static String line(Path program, Class<?> main) {
        return "'"
                + System.getProperty("java.home")
                + "/bin/java' -Xmx64m -Xss256k -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
                + " -Xshare:auto -cp '"
                + program
                + "/lib/*' "
                + main.getName();
    }
}
