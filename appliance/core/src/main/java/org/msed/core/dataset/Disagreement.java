package org.msed.core.dataset;

import org.msed.core.state.ReplicationReason;

/**
 * One reason why two nodes may not mirror to each other.
 *
 * @param reason {@link ReplicationReason#DATASETS_DIFFER} or {@link ReplicationReason#NO_SPACE}
 * @param dataset the dataset it is about; the first of several that share a file system
 * @param text the facts of both nodes and what to do, in one sentence
 */
public record Disagreement(ReplicationReason reason, String dataset, String text) {}
