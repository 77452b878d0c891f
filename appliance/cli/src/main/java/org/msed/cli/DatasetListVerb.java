package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the mirrored directories of this node. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the datasets of this node and how far each is.")
final class DatasetListVerb extends Verb {
    static final String NONE = "no datasets; add one with: msectl dataset add NAME PATH";

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Override
    int code() throws CommandException {
        DatasetList list = DatasetList.of(terminal().places());
        list.tell(terminal().err());
        JsonNode datasets = list.document().path("datasets");
        if (json) {
            terminal().out().println(list.document());
        } else if (datasets.isEmpty()) {
            terminal().err().println(NONE);
        } else {
            DatasetText.table(datasets).forEach(terminal().out()::println);
        }
        return ExitCode.DONE.number();
    }
}
