package org.msed.daemon.rehearsal;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.jar.JarFile;
import javax.net.ssl.SSLContext;
import org.slf4j.LoggerFactory;

/**
 * Loads what the daemon is made of, so that the JVM can list the classes while the class archive is
 * made: a start that reads them from their jars takes half as long again. Opens no socket, needs no
 * configuration and writes nothing.
 */
public final class ClassRehearsal {
    private static final List<String> PARTS =
            List.of(
                    "org/msed/core/",
                    "org/msed/config/",
                    "org/msed/mirror/",
                    "org/msed/daemon/",
                    "org/msed/platform/",
                    "org/msed/mbeans/",
                    "ch/qos/logback/classic/",
                    "ch/qos/logback/core/",
                    "org/apache/commons/configuration2/",
                    "org/quartz/",
                    "com/fasterxml/jackson/",
                    "com/kenai/jffi/",
                    "jnr/ffi/",
                    "jnr/unixsocket/",
                    "jnr/enxio/");

    private ClassRehearsal() {}

    /**
     * Loads the classes; takes some seconds.
     *
     * @param arguments none are known
     */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            load(jar);
        }
        SSLContext.getDefault().createSSLEngine().getSupportedProtocols();
        ManagementFactory.getPlatformMBeanServer();
        int served = Rehearsal.play(1);
        LoggerFactory.getLogger(ClassRehearsal.class).info("{} takeover played", served);
    }

    private static void load(String path) throws IOException {
        ClassLoader loader = ClassRehearsal.class.getClassLoader();
        try (JarFile jar = new JarFile(path)) {
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .filter(name -> PARTS.stream().anyMatch(name::startsWith))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .forEach(name -> load(name, loader));
        }
    }

    /** Libraries have classes for others that are not there: those cannot be archived either. */
    private static void load(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            LoggerFactory.getLogger(ClassRehearsal.class).debug("{} is left out: {}", name, e);
        }
    }
}
