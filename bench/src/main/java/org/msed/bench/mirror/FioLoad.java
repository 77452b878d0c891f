package org.msed.bench.mirror;

/** A job of fio(1), Debian's package. */
final class FioLoad implements Load {

    /** Column of the minimal output, version 3: write, requests a second. */
    private static final int REQUESTS_COLUMN = 49;

    private static final int SECONDS = 3;
    private static final String FILES = "fio-load";

    private final Bed bed;
    private final Job job;

    /**
     * What is done.
     *
     * @param unitsPerRequest by which requests are multiplied for the figure
     * @param options of fio
     */
    record Job(
            String name,
            String unit,
            double unitsPerRequest,
            double shareBar,
            double glusterBar,
            String options) {

        /** Writes of 4 KiB, one after the other, each made durable by fsync(2). */
        static Job flushed(int writers, double shareBar, double glusterBar) {
            return new Job(
                    "4 KiB and fsync, writers: " + writers,
                    "writes/s",
                    1,
                    shareBar,
                    glusterBar,
                    "--rw=write --bs=4k --size=64m --fsync=1 --numjobs=" + writers);
        }

        /** Writes of 1 MiB through the page cache to a file that is made durable at its end. */
        static Job sequential(double shareBar) {
            return new Job(
                    "1 MiB, sequential",
                    "MiB/s",
                    1,
                    shareBar,
                    0,
                    "--rw=write --bs=1m --size=512m --end_fsync=1");
        }
    }

    FioLoad(Bed bed, Job job) {
        this.bed = bed;
        this.job = job;
    }

    @Override
    public String name() {
        return job.name();
    }

    @Override
    public String unit() {
        return job.unit();
    }

    @Override
    public double shareBar() {
        return job.shareBar();
    }

    @Override
    public double glusterBar() {
        return job.glusterBar();
    }

    @Override
    public double run(Place place) {
        clear(place);
        boolean timed = !job.options().contains("end_fsync");
        String printed =
                bed.in(
                        Bed.PRIMARY,
                        "fio --minimal --terse-version=3 --ioengine=psync --fallocate=none"
                                + " --group_reporting --name="
                                + FILES
                                + " --directory="
                                + place.directory()
                                + " "
                                + job.options()
                                + (timed ? " --time_based --runtime=" + SECONDS : ""));
        String[] columns = printed.split(";");
        return Double.parseDouble(columns[REQUESTS_COLUMN - 1]) * job.unitsPerRequest();
    }

    @Override
    public void clear(Place place) {
        bed.in(Bed.PRIMARY, "rm -f " + place.directory() + "/" + FILES + ".*; sync -f /srv");
    }
}
