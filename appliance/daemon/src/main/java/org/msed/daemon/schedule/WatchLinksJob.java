package org.msed.daemon.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Opens links that do not work yet and watches for floods. */
@DisallowConcurrentExecution
final class WatchLinksJob implements Job {

    private final Heartbeats heartbeats;

    WatchLinksJob(Heartbeats heartbeats) {
        this.heartbeats = heartbeats;
    }

    @Override
    public void execute(JobExecutionContext context) {
        heartbeats.watch();
    }
}
