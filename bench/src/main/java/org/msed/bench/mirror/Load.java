package org.msed.bench.mirror;

/** Work of one kind that can be done at any place. */
interface Load {
    /** {@return its name, by which it can be chosen} */
    String name();

    /** {@return what a figure counts} */
    String unit();

    /** {@return the least share of plain ext4 that is asked for} */
    double shareBar();

    /** {@return how many times GlusterFS is asked for, or 0} */
    default double glusterBar() {
        return 0;
    }

    /** Prepares a place; before the first run there. */
    default void prepare(Place place) {}

    /**
     * Does the work once; blocks.
     *
     * @return how much a second, more being better
     */
    double run(Place place);

    /** Leaves nothing at a place. */
    default void clear(Place place) {}
}
