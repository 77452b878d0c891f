package org.msed.daemon.management;

import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import org.msed.config.ConfigException;
import org.msed.config.ConfigKey;
import org.msed.config.Scope;
import org.msed.core.state.Blocker;
import org.msed.daemon.snapshot.Commands;
import org.msed.daemon.snapshot.NodeSnapshot;
import org.msed.daemon.snapshot.PairSnapshot;
import org.msed.daemon.snapshot.ResyncRequest;
import org.msed.daemon.snapshot.VerifyRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the control socket understands of datasets and their synchronisation. */
final class DatasetVerbs {
    private static final Logger LOG = LoggerFactory.getLogger(DatasetVerbs.class);

    private final Commands commands;
    private final Tasks tasks;
    private final Documents documents;
    private final DatasetStore store;

    DatasetVerbs(Commands commands, Tasks tasks, Documents documents, DatasetStore store) {
        this.commands = commands;
        this.tasks = tasks;
        this.documents = documents;
        this.store = store;
    }

    /** All datasets of this node; with files that cannot be read, those that run. */
    Answer list() {
        try {
            return Answer.done(documents.datasets(store.saved()));
        } catch (ConfigException e) {
            return new Answer(Exit.DONE, documents.datasets(List.of()), problems(e));
        }
    }

    Answer add(Caller caller, Request request) {
        String name = request.text("name");
        Map<ConfigKey, String> values = new EnumMap<>(ConfigKey.class);
        for (ConfigKey key : ConfigKey.of(Scope.DATASET)) {
            if (!request.text(key.key()).isEmpty()) {
                values.put(key, request.text(key.key()));
            }
        }
        LOG.info("dataset add {} {} by {}", name, values, caller.actor(request.text("reason")));
        try {
            return new Answer(Exit.DONE, Map.of("name", name), store.add(name, values));
        } catch (ConfigException e) {
            return new Answer(Exit.REFUSED, Map.of(), problems(e));
        } catch (IOException e) {
            LOG.error("dataset add {}", name, e);
            return Answer.failed(Exit.FAILED, "not added: " + e);
        }
    }

    Answer remove(Caller caller, Request request) {
        String name = request.text("name");
        LOG.info("dataset remove {} by {}", name, caller.actor(request.text("reason")));
        try {
            return new Answer(Exit.DONE, Map.of("name", name), store.remove(name));
        } catch (ConfigException e) {
            return new Answer(Exit.FAILED, Map.of(), problems(e));
        } catch (IOException e) {
            LOG.error("dataset remove {}", name, e);
            return Answer.failed(Exit.FAILED, "not removed: " + e);
        }
    }

    private static List<String> problems(ConfigException e) {
        return e.problems().stream().map(Object::toString).toList();
    }

    Answer resync(Caller caller, Request request, Consumer<String> progress)
            throws InterruptedException {
        NodeSnapshot node = commands.snapshot();
        String name = request.text("pair");
        ResyncRequest ordered =
                new ResyncRequest(
                        request.text("dataset"),
                        request.flag("full"),
                        request.text("from"),
                        caller.actor(request.text("reason")));
        if (request.flag("dryRun")) {
            Set<Blocker> blockers =
                    ResyncChecks.of(pair(node, name), node.name(), ordered.source());
            return Waiting.checked(blockers);
        }
        Task task = tasks.resync(node, name, ordered, progress);
        return Waiting.answer(task, request, "resync pair=" + name);
    }

    Answer verify(Caller caller, Request request, Consumer<String> progress)
            throws InterruptedException {
        NodeSnapshot node = commands.snapshot();
        String name = request.text("pair");
        VerifyRequest ordered =
                new VerifyRequest(
                        request.text("dataset"),
                        request.flag("repair"),
                        caller.actor(request.text("reason")));
        if (request.flag("dryRun")) {
            return Waiting.checked(VerifyChecks.of(pair(node, name), commands.verification(name)));
        }
        Task task = tasks.verify(node, name, ordered, progress);
        Answer answer = Waiting.answer(task, request, "verify pair=" + name);
        Map<String, Object> data = new LinkedHashMap<>(answer.data());
        data.put("verification", documents.verification(name));
        return new Answer(answer.exit(), data, answer.messages());
    }

    private static PairSnapshot pair(NodeSnapshot node, String name) {
        return node.pair(name).orElseThrow(() -> new NoSuchElementException("no pair " + name));
    }

    Answer pause(Caller caller, Request request, boolean paused) throws InterruptedException {
        String name = request.text("pair");
        if (request.flag("dryRun")) {
            boolean mirrored = pair(commands.snapshot(), name).replication().isPresent();
            return Waiting.checked(mirrored ? List.of() : List.of(Blocker.NO_DATASETS));
        }
        Task task = tasks.pauseSync(name, paused, caller.actor(request.text("reason")));
        return Waiting.answer(task, request, (paused ? "pause" : "resume") + " sync pair=" + name);
    }
}
