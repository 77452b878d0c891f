package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows all of one mirrored directory. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows one dataset: its settings, its state and its progress.")
final class DatasetShowVerb extends Verb {
    @Parameters(arity = "1", paramLabel = "NAME", description = "The dataset.")
    private String dataset;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Override
    int code() throws CommandException {
        DatasetList list = DatasetList.of(terminal().places());
        list.tell(terminal().err());
        JsonNode found = list.named(dataset);
        if (json) {
            ObjectNode document = JsonNodeFactory.instance.objectNode();
            document.set("schemaVersion", list.document().path("schemaVersion"));
            found.properties().forEach(field -> document.set(field.getKey(), field.getValue()));
            terminal().out().println(document);
        } else {
            DatasetText.lines(found).forEach(terminal().out()::println);
        }
        return ExitCode.DONE.number();
    }
}
