package org.msed.mirror.aside;

import java.nio.file.Path;

/**
 * How copies are kept.
 *
 * @param directory where; is made when it is needed, on no dataset
 * @param budgetBytes for all of the pair together
 * @param keptMillis how long each; 0 = nothing is kept
 */
public record AsideSettings(Path directory, long budgetBytes, long keptMillis) {

    /** Whether anything is kept. */
    public boolean keeps() {
        return keptMillis > 0;
    }
}
