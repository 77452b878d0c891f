package org.msed.bench.mirror;

/**
 * Where a load is applied, on the primary.
 *
 * @param product whose directory it is
 * @param directory its path
 */
record Place(String product, String directory) {
    static final String EXT4 = "ext4";
    static final String MSED = "msed";
    static final String GLUSTERFS = "GlusterFS";

    /** A file system that is not replicated, on the disk that the others use too. */
    static final Place PLAIN = new Place(EXT4, Bed.PLAIN);

    /** The mirror. */
    static final Place MIRROR = new Place(MSED, Bed.MIRRORED);
}
