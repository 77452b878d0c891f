package org.msed.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the copy that loses an operator's choice of a source is kept.
 *
 * @param directory where; empty for a directory beside the pair's record
 * @param budgetBytes of disk, for all copies of a pair that are kept here together
 * @param keptMillis how long; 0 = nothing is kept
 */
public record AsideConfig(Optional<Path> directory, long budgetBytes, long keptMillis) {}
