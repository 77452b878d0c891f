package org.msed.daemon.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Begins another minute of statistics. */
@DisallowConcurrentExecution
final class RollStatisticsJob implements Job {

    private final Heartbeats heartbeats;

    RollStatisticsJob(Heartbeats heartbeats) {
        this.heartbeats = heartbeats;
    }

    @Override
    public void execute(JobExecutionContext context) {
        heartbeats.roll();
    }
}
