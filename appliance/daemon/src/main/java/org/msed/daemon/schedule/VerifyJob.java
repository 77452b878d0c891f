package org.msed.daemon.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Has both copies of each pair that is served here compared. */
@DisallowConcurrentExecution
final class VerifyJob implements Job {

    private final Verifications verifications;

    VerifyJob(Verifications verifications) {
        this.verifications = verifications;
    }

    @Override
    public void execute(JobExecutionContext context) {
        verifications.begin();
    }
}
