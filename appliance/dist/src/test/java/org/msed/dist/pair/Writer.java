package org.msed.dist.pair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.msed.lab.service.LabJava;

/** {@link AcknowledgedLines} in a node; what it was acknowledged is kept outside the pair. */
final class Writer implements AutoCloseable {

    private final PairLab lab;
    private final Process process;
    private final Path acknowledged;

    private Writer(PairLab lab, Process process, Path acknowledged) {
        this.lab = lab;
        this.process = process;
        this.acknowledged = acknowledged;
    }

    /**
     * @param word begins every line, tells one writer's from another's
     */
    static Writer start(PairLab lab, String node, String file, String word) {
        try {
            Path acknowledged = Files.createTempFile("msed-acknowledged", "");
            String line = LabJava.line(AcknowledgedLines.class) + " " + file + " " + word;
            ProcessBuilder builder =
                    new ProcessBuilder(lab.entering(node, "sh", "-c", "exec " + line));
            builder.redirectOutput(acknowledged.toFile());
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            return new Writer(lab, builder.start(), acknowledged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole lines that were told, oldest first. */
    List<String> acknowledged() {
        try {
            String told = Files.readString(acknowledged);
            return told.substring(0, told.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until so many more lines are acknowledged. */
    void awaitMore(int lines) {
        int enough = acknowledged().size() + lines;
        lab.await(lines + " more lines", () -> acknowledged().size() >= enough);
    }

    /** Waits until its file can no longer be written, or its node is gone. */
    void awaitEnd() {
        lab.await("the writer ends", () -> !process.isAlive());
    }

    /** Ends it; what was acknowledged can still be asked. */
    void stop() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        stop();
        try {
            Files.delete(acknowledged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
