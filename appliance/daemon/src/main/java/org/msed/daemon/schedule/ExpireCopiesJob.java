package org.msed.daemon.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Removes copies that lost a choice and were kept for long enough. */
@DisallowConcurrentExecution
final class ExpireCopiesJob implements Job {

    private final Runnable expiry;

    ExpireCopiesJob(Runnable expiry) {
        this.expiry = expiry;
    }

    @Override
    public void execute(JobExecutionContext context) {
        expiry.run();
    }
}
