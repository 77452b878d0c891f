package org.msed.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.msed.config.BrowseException;
import org.msed.config.Datasets;
import org.msed.config.Directories;
import org.msed.config.DirectoryBrowser;
import org.msed.config.DirectoryBrowser.Entry;
import org.msed.config.MountPoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists directories for choosing one; never hangs on a dead mount (inventory B4-20). */
@Command(
        name = "browse",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the directories inside a directory and says which can become a dataset.",
            "What is on a network file system is shown, not touched."
        })
final class DatasetBrowseVerb extends Verb {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            defaultValue = "/",
            description = "Where to look (default ${DEFAULT-VALUE}).")
    private Path path;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Override
    int code() throws CommandException, IOException {
        Directories known = new Directories(MountPoint.read(), terminal().places());
        Map<Path, String> taken = Datasets.directories(terminal().places());
        Path directory = path.toAbsolutePath().normalize();
        List<Entry> found;
        try {
            found = new DirectoryBrowser(known, taken, LIMIT).list(directory);
        } catch (BrowseException e) {
            throw new CommandException(ExitCode.REFUSED, e.getMessage(), e);
        }
        if (json) {
            terminal().out().println(document(directory, found));
        } else {
            print(found);
        }
        return ExitCode.DONE.number();
    }

    private static ObjectNode document(Path directory, List<Entry> found) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schemaVersion", HaInfoVerb.SCHEMA).put("path", directory.toString());
        ArrayNode entries = document.putArray("directories");
        for (Entry entry : found) {
            entries.addObject()
                    .put("name", String.valueOf(entry.path().getFileName()))
                    .put("path", entry.path().toString())
                    .put("choosable", entry.obstacle().isEmpty())
                    .put("open", entry.open())
                    .put("obstacle", entry.obstacle());
        }
        return document;
    }

    private void print(List<Entry> found) {
        List<List<String>> rows = new ArrayList<>();
        for (Entry entry : found) {
            String text =
                    entry.obstacle().isEmpty()
                            ? "can be mirrored"
                            : (entry.open() ? "must be " : "") + entry.obstacle();
            rows.add(List.of(entry.path().toString(), text));
        }
        DatasetText.columns(rows).forEach(terminal().out()::println);
    }
}
