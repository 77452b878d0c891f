package org.msed.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.msed.config.Config;
import org.msed.config.ConfigException;
import org.msed.config.ConfigLoader;
import org.msed.config.DatasetConfig;
import org.msed.config.HostFacts;
import org.msed.config.PairConfig;
import org.msed.config.Places;
import org.msed.core.state.DatasetState;
import org.msed.core.state.ReplicationReason;

/**
 * The document of {@code dataset list}.
 *
 * @param document as the daemon gives it, or made of the saved configuration
 * @param messages for people
 */
record DatasetList(JsonNode document, List<String> messages) {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** Asks the daemon, or with the daemon down the files; blocks for at most 5 s. */
    static DatasetList of(Places places) throws CommandException {
        try {
            Reply reply =
                    new ControlClient(places)
                            .call(List.of("dataset", "list"), Map.of(), LIMIT, x -> {});
            return new DatasetList(reply.orFail().data(), reply.messages());
        } catch (CommandException e) {
            if (e.code() != ExitCode.NOT_RUNNING) {
                throw e;
            }
            return saved(places);
        }
    }

    private static DatasetList saved(Places places) throws CommandException {
        Config config;
        try {
            config = ConfigLoader.load(places, HostFacts.unknown());
        } catch (ConfigException e) {
            throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schemaVersion", HaInfoVerb.SCHEMA).put("node", config.node().name());
        ArrayNode datasets = document.putArray("datasets");
        for (PairConfig pair : config.pairs()) {
            config.datasets(pair).forEach(dataset -> datasets.add(saved(dataset, pair)));
        }
        return new DatasetList(
                document,
                List.of(
                        "Health Monitor is not running. Following information is from the last"
                                + " saved configuration"));
    }

    private static ObjectNode saved(DatasetConfig dataset, PairConfig pair) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("name", dataset.name());
        fields.put("pair", pair.pairId());
        fields.put("peer", pair.peer().name());
        fields.put("path", dataset.path().toString());
        fields.put("mode", dataset.mode().text());
        ArrayNode excludes = fields.putArray("excludes");
        dataset.excludes().forEach(excludes::add);
        fields.put("rateLimitBytesPerSecond", dataset.rateBytesPerSecond());
        fields.put("lagLimitBytes", dataset.lagBytes());
        fields.put("lagLimitSeconds", dataset.lagMillis() / 1_000.0);
        fields.put("state", DatasetState.STOPPED.name());
        fields.put("stateCode", DatasetState.STOPPED.code());
        fields.put("stateReason", ReplicationReason.NOT_RUNNING.sentence());
        fields.put("stateReasonCode", ReplicationReason.NOT_RUNNING.code());
        return fields;
    }

    /**
     * The dataset with a name.
     *
     * @throws CommandException UNKNOWN_OBJECT, naming those there are
     */
    JsonNode named(String name) throws CommandException {
        List<String> names = new ArrayList<>();
        for (JsonNode dataset : document.path("datasets")) {
            names.add(dataset.path("name").asText());
            if (dataset.path("name").asText().equals(name)) {
                return dataset;
            }
        }
        throw new CommandException(
                ExitCode.UNKNOWN_OBJECT, "no dataset " + name + "; there are " + names);
    }

    /** Prints the messages. */
    void tell(PrintStream err) {
        messages.forEach(err::println);
    }
}
