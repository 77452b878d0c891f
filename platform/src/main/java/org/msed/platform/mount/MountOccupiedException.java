package org.msed.platform.mount;

import java.io.IOException;

/** Somebody else is mounted where we should mount; nothing was changed. */
public final class MountOccupiedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient MountEntry occupant;

    /**
     * A refused mount.
     *
     * @param occupant who is there
     * @param why the reason, and the mending command
     */
    public MountOccupiedException(MountEntry occupant, String why) {
        super(
                occupant.mountPoint()
                        + " is occupied by "
                        + occupant.source()
                        + " ("
                        + occupant.type()
                        + ", device "
                        + occupant.device()
                        + "): "
                        + why);
        this.occupant = occupant;
    }

    /**
     * Who is there.
     *
     * @return its line of the mount table; null after serialisation
     */
    public MountEntry occupant() {
        return occupant;
    }
}
