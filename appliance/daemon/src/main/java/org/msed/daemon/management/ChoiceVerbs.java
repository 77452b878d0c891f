package org.msed.daemon.management;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.msed.daemon.snapshot.ChoiceRequest;

/** What the control socket understands of the choice between two parted copies. */
final class ChoiceVerbs {
    private final Tasks tasks;

    ChoiceVerbs(Tasks tasks) {
        this.tasks = tasks;
    }

    Answer chooseSource(Caller caller, Request request, Consumer<String> progress)
            throws InterruptedException {
        String pair = request.text("pair");
        String backup = request.text("backup");
        if (backup.isEmpty() == !request.flag("noBackup")) {
            throw new IllegalArgumentException(
                    "choose-source needs one of --backup-done REF and --no-backup");
        }
        ChoiceRequest choice =
                new ChoiceRequest(
                        request.text("source"),
                        backup,
                        request.flag("peerIsDown"),
                        request.flag("acceptDataLoss"),
                        caller.actor(request.text("reason")));
        if (request.flag("dryRun")) {
            return Waiting.checked(tasks.choiceBlockers(pair, choice));
        }
        Task task = tasks.chooseSource(pair, choice, progress);
        return Waiting.answer(task, request, "choose-source pair=" + pair);
    }

    /** The copies that are kept here. */
    Answer kept(Request request) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemaVersion", Documents.SCHEMA_VERSION);
        document.put("pair", request.text("pair"));
        document.put("copies", tasks.asides(request.text("pair")));
        return Answer.done(document);
    }

    Answer undo(Caller caller, Request request, Consumer<String> progress)
            throws InterruptedException {
        String pair = request.text("pair");
        String actor = caller.actor(request.text("reason"));
        Task task = tasks.undo(pair, request.text("aside"), actor, progress);
        return Waiting.answer(task, request, "dataset undo pair=" + pair);
    }
}
