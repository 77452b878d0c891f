package org.msed.cli;

import java.util.Optional;
import picocli.CommandLine.Parameters;

/** An order to a pair that is named first. */
abstract class MoveVerb extends OrderVerb {
    @Parameters(arity = "0..1", paramLabel = "PAIR", description = "Needed with two pairs.")
    private String pair;

    @Override
    final Optional<String> named() {
        return Optional.ofNullable(pair);
    }
}
