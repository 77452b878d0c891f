package org.msed.daemon.snapshot;

/**
 * An operator's choice of which of two parted copies is kept.
 *
 * @param source name of the node whose copy is kept
 * @param backup where a backup of the other copy is; empty for the statement that none is needed
 * @param peerIsDown states that the peer is down, where it is not heard
 * @param acceptDataLoss accepts the loss of what only the peer has, where it is not heard
 * @param actor who, for the event
 */
public record ChoiceRequest(
        String source, String backup, boolean peerIsDown, boolean acceptDataLoss, String actor) {

    private static final int LONGEST_BACKUP = 200;

    /**
     * Refuses what cannot stand in an event.
     *
     * @throws IllegalArgumentException a reference that is too long or has control characters
     */
    public ChoiceRequest {
        if (backup.length() > LONGEST_BACKUP || backup.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the reference of the backup must be one line of at most "
                            + LONGEST_BACKUP
                            + " characters, got "
                            + backup.length());
        }
    }

    /** What was stated, as it stands in the event. */
    public String statement() {
        return backup.isEmpty() ? "no backup of the other" : "backup of the other: " + backup;
    }
}
