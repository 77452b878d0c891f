package org.msed.daemon.schedule;

import java.io.IOException;
import java.util.Properties;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.spi.TriggerFiredBundle;

/** Runs the supervising jobs. Seen over JMX as {@code quartz:*}. */
public final class Supervisor implements AutoCloseable {

    private static final int WATCH_SECONDS = 1;
    private static final int STATISTICS_SECONDS = 60;
    private static final int EXPIRY_SECONDS = 600;

    private final Scheduler scheduler;

    private Supervisor(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Starts the jobs.
     *
     * @param heartbeats what they look after
     * @param expiry removes kept copies that are past their time; may block on disks
     * @param verifications what begins at times
     * @throws IOException the scheduler does not start
     */
    public static Supervisor start(
            Heartbeats heartbeats, Runnable expiry, Verifications verifications)
            throws IOException {
        try {
            return new Supervisor(started(heartbeats, expiry, verifications));
        } catch (SchedulerException e) {
            throw new IOException("the scheduler does not start: " + e.getMessage(), e);
        }
    }

    private static Scheduler started(
            Heartbeats heartbeats, Runnable expiry, Verifications verifications)
            throws SchedulerException {
        Scheduler scheduler = new StdSchedulerFactory(properties()).getScheduler();
        scheduler.setJobFactory((fired, ignored) -> job(fired, heartbeats, expiry, verifications));
        schedule(scheduler, WatchLinksJob.class, "watch links", WATCH_SECONDS);
        schedule(scheduler, RollStatisticsJob.class, "roll statistics", STATISTICS_SECONDS);
        schedule(scheduler, ExpireCopiesJob.class, "expire copies", EXPIRY_SECONDS);
        if (verifications.wanted()) {
            verify(scheduler, verifications);
        }
        scheduler.start();
        return scheduler;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "msed");
        properties.setProperty("org.quartz.scheduler.jmx.export", "true");
        properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", "2");
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        // Or a pause of the process ends in a burst of late runs (rule R19).
        properties.setProperty("org.quartz.jobStore.misfireThreshold", "50");
        return properties;
    }

    private static Job job(
            TriggerFiredBundle fired,
            Heartbeats heartbeats,
            Runnable expiry,
            Verifications verifications)
            throws SchedulerException {
        Class<? extends Job> wanted = fired.getJobDetail().getJobClass();
        if (wanted == WatchLinksJob.class) {
            return new WatchLinksJob(heartbeats);
        }
        if (wanted == RollStatisticsJob.class) {
            return new RollStatisticsJob(heartbeats);
        }
        if (wanted == ExpireCopiesJob.class) {
            return new ExpireCopiesJob(expiry);
        }
        if (wanted == VerifyJob.class) {
            return new VerifyJob(verifications);
        }
        throw new SchedulerException("no job " + wanted.getName());
    }

    private static void schedule(
            Scheduler scheduler, Class<? extends Job> work, String name, int seconds)
            throws SchedulerException {
        JobDetail job = JobBuilder.newJob(work).withIdentity(name, "heartbeat").build();
        Trigger trigger =
                TriggerBuilder.newTrigger()
                        .withIdentity(name, "heartbeat")
                        .withSchedule(
                                SimpleScheduleBuilder.repeatSecondlyForever(seconds)
                                        .withMisfireHandlingInstructionNextWithRemainingCount())
                        .build();
        scheduler.scheduleJob(job, trigger);
    }

    /** One that was missed, since the process stood still, is made up for. */
    private static void verify(Scheduler scheduler, Verifications verifications)
            throws SchedulerException {
        JobDetail job = JobBuilder.newJob(VerifyJob.class).withIdentity("verify", "data").build();
        Trigger trigger =
                TriggerBuilder.newTrigger()
                        .withIdentity("verify", "data")
                        .withSchedule(
                                CronScheduleBuilder.cronSchedule(verifications.cron())
                                        .inTimeZone(TimeZone.getTimeZone(verifications.zone()))
                                        .withMisfireHandlingInstructionFireAndProceed())
                        .build();
        scheduler.scheduleJob(job, trigger);
    }

    /** Stops the jobs; blocks until none runs. */
    @Override
    public void close() throws SchedulerException {
        scheduler.shutdown(true);
    }
}
