package org.msed.mirror.fs;

import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that writes into a file through a shared mapping: FILE. */
final class MapsFile {
    static final String TEXT = "written through a mapping";

    private static final int PAGE_BYTES = 4096;

    private MapsFile() {}

    /** How a shell starts it. */
    static String command() {
        return java()
                + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path")
                + "' "
                + MapsFile.class.getName();
    }

    /** The Java of this process. */
    static String java() {
        return System.getProperty("java.home") + "/bin/java";
    }

    /** Makes a file of one page. */
    public static void main(String[] arguments) throws Exception {
        try (FileChannel file =
                FileChannel.open(
                        Path.of(arguments[0]),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            MappedByteBuffer page = file.map(FileChannel.MapMode.READ_WRITE, 0, PAGE_BYTES);
            page.put(TEXT.getBytes(StandardCharsets.UTF_8));
            page.force();
        }
    }
}
