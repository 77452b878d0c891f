package org.msed.daemon.loop;

import java.io.IOException;
import java.util.List;
import org.msed.core.pair.Effect;
import org.msed.core.pair.Effect.Answer.Outcome;
import org.msed.core.pair.PairEvent;

/** Carries effects out in list order; the order is part of the machine's contract. */
final class EffectRunner {

    private final Acts acts;
    private final Mailbox results;
    private boolean exit;

    /**
     * @param results where results go that are known at once
     */
    EffectRunner(Acts acts, Mailbox results) {
        this.acts = acts;
        this.results = results;
    }

    /** Whether the machine has ended. */
    boolean exited() {
        return exit;
    }

    /** Runs a list; when the record cannot be persisted the rest of it is dropped (I7). */
    void run(List<Effect> effects) {
        for (int i = 0; i < effects.size(); i++) {
            if (!(effects.get(i) instanceof Effect.Persist persist)) {
                run(effects.get(i));
            } else if (!persisted(persist)) {
                refuse(effects.subList(i, effects.size()));
                return;
            }
        }
    }

    /** Whoever waits for an answer in the part that is dropped must not wait for ever. */
    private void refuse(List<Effect> dropped) {
        for (Effect effect : dropped) {
            if (effect instanceof Effect.Answer answer) {
                String text = "the record of the pair cannot be written";
                acts.answer(new Effect.Answer(answer.id(), Outcome.FAILED, List.of(), text));
            }
        }
    }

    private boolean persisted(Effect.Persist persist) {
        try {
            acts.persist(persist.record(), persist.decision());
            return true;
        } catch (IOException e) {
            String cause = e + undone(persist);
            results.postFirst(at -> new PairEvent.PersistFailed(at, cause));
            return false;
        }
    }

    /**
     * The event file has the line of the decision already, since it is written before the record.
     * Nothing was done of it, and the event of row 54 that follows says so (I14).
     */
    private static String undone(Effect.Persist persist) {
        return persist.decision() == null
                ? ""
                : "; event " + persist.decision().sequence() + " is not durable, nothing was done";
    }

    private void run(Effect effect) {
        if (effect instanceof Effect.Send send) {
            acts.send(send.frame());
        } else if (effect instanceof Effect.RenewAddress renew) {
            renew(renew);
        } else if (effect instanceof Effect.TakeAddress take) {
            take(take);
        } else if (effect instanceof Effect.DropAddress) {
            acts.dropAddress();
        } else if (effect instanceof Effect.Announce announce) {
            acts.announce(announce.burst());
        } else if (effect instanceof Effect.Note note) {
            acts.note(note.decision());
        } else if (effect instanceof Effect.ProbeAddress probe) {
            acts.probe(probe.untilNanos());
        } else if (effect instanceof Effect.CancelProbe) {
            acts.cancelProbe();
        } else if (effect instanceof Effect.ClaimSlot) {
            acts.claimSlot();
        } else if (effect instanceof Effect.FreeSlot) {
            acts.freeSlot();
        } else {
            runSlower(effect);
        }
    }

    private void runSlower(Effect effect) {
        if (effect instanceof Effect.OpenData open) {
            acts.openData(open.epoch());
        } else if (effect instanceof Effect.CloseData close) {
            acts.closeData(close.drain());
        } else if (effect instanceof Effect.Gate gate) {
            acts.gate(gate);
        } else if (effect instanceof Effect.Attach attach) {
            acts.attach(attach);
        } else if (effect instanceof Effect.Sync sync) {
            acts.sync(sync);
        } else if (effect instanceof Effect.StopSync) {
            acts.stopSync();
        } else if (effect instanceof Effect.AdmitSync admit) {
            acts.admitSync(admit);
        } else if (effect instanceof Effect.RestoreData restore) {
            acts.restoreData(restore.lineage());
        } else if (effect instanceof Effect.ConfirmSync confirm) {
            acts.confirmSync(confirm.attachment());
        } else if (effect instanceof Effect.StartApplications) {
            acts.startApplications();
        } else if (effect instanceof Effect.StopApplications stop) {
            acts.stopApplications(stop.limitNanos());
        } else if (effect instanceof Effect.TestStorage) {
            acts.testStorage();
        } else if (effect instanceof Effect.Answer answer) {
            acts.answer(answer);
        } else if (effect instanceof Effect.Exit) {
            exit = true;
        } else {
            throw new IllegalStateException("no way to carry out " + effect);
        }
    }

    private void take(Effect.TakeAddress take) {
        try {
            acts.takeAddress(take.untilNanos());
            results.post(PairEvent.AddressTaken::new);
        } catch (IOException e) {
            addressFailed(e);
        }
    }

    private void renew(Effect.RenewAddress renew) {
        try {
            acts.renewAddress(renew.untilNanos());
        } catch (IOException e) {
            addressFailed(e);
        }
    }

    private void addressFailed(IOException e) {
        String cause = e.toString();
        results.post(at -> new PairEvent.AddressFailed(at, cause));
    }
}
