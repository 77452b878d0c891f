package org.msed.mirror.sync;

import org.msed.core.dataset.Exclusion;
import org.msed.platform.file.Descriptor;

/**
 * One dataset on this node.
 *
 * @param directory the backing directory, open with O_DIRECTORY (O_PATH will do); stays the owner's
 * @param exclusion names that stay on their node; equal on both nodes
 */
public record SyncDataset(Descriptor directory, Exclusion exclusion) {}
