package org.msed.daemon.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.msed.daemon.snapshot.ChoiceRequest;
import org.msed.daemon.snapshot.CopySnapshot;

/** The choice between two parted copies, from the socket and from JMX. */
class ChoiceVerbsTest {
    private static final Caller ADMIN = new Caller(7, 0, "root", Caller.Role.ADMIN);

    private final FakeNode node = new FakeNode();
    private final Tasks tasks = new Tasks(node);
    private final ChoiceVerbs verbs = new ChoiceVerbs(tasks);
    private final PeerConfigBean bean =
            new PeerConfigBean("mse1", FakeNode::config, node::snapshot, tasks);

    private Answer choose(String arguments) throws InterruptedException {
        String line =
                "{\"v\":1,\"id\":1,\"verb\":[\"choose-source\"],\"args\":{" + arguments + "}}";
        return verbs.chooseSource(ADMIN, Request.parse(line), sentence -> {});
    }

    @Test
    void withoutAWordOnABackupItIsRefused() {
        String arguments = "\"pair\":\"mse1\",\"source\":\"mse2\"";
        assertThrows(IllegalArgumentException.class, () -> choose(arguments));
        assertEquals(List.of(), node.choices);
    }

    @Test
    void theStatementAndTheActorGoWithTheChoice() throws InterruptedException {
        Answer answer = choose("\"pair\":\"mse1\",\"source\":\"mse2\",\"backup\":\"tape 7\"");
        assertEquals(Exit.DONE, answer.exit());
        ChoiceRequest choice = node.choices.get(0);
        assertEquals("mse2", choice.source());
        assertEquals("backup of the other: tape 7", choice.statement());
        assertTrue(choice.actor().contains("root"), choice.actor());
    }

    @Test
    void aDryRunChangesNothingAndNamesTheBlockers() throws InterruptedException {
        Answer answer =
                choose("\"pair\":\"mse1\",\"source\":\"mse2\",\"noBackup\":true,\"dryRun\":true");
        assertEquals(Exit.REFUSED, answer.exit());
        assertEquals(List.of("NOT_DIVERGED"), answer.data().get("blockers"));
        assertEquals(List.of(), node.choices);
    }

    @Test
    void anUnknownPairIsAnUnknownObject() {
        String arguments = "\"pair\":\"mse9\",\"source\":\"mse2\",\"noBackup\":true";
        assertThrows(NoSuchElementException.class, () -> choose(arguments));
    }

    @Test
    void aReferenceOfManyLinesIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ChoiceRequest("mse1", "tape\n7", false, false, "me"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ChoiceRequest("mse1", "x".repeat(201), false, false, "me"));
    }

    @Test
    void jmxWantsTheStatementTooAndReturnsATask() {
        assertThrows(
                IllegalArgumentException.class,
                () -> bean.chooseSource("why", "mse2", "", false, false, false));
        assertEquals("1", bean.chooseSource("why", "mse2", "", true, false, false));
        assertEquals("no backup of the other", node.choices.get(0).statement());
        assertEquals(
                List.of("NOT_DIVERGED"), List.of(bean.checkChooseSource("mse2", false, false)));
    }

    @Test
    void jmxShowsTheFactsOfBothCopies() {
        assertTrue(bean.getCopies().isEmpty());
        node.copies = List.of(copy("mse1", 7), copy("mse2", 8));
        assertEquals(List.of("mse1", "mse2"), List.copyOf(bean.getCopies().keySet()));
        assertEquals(8, bean.getCopies().get("mse2").getChangedBytes());
    }

    private static CopySnapshot copy(String name, long bytes) {
        return new CopySnapshot(name, "ff", 1, 2, bytes, 1, List.of("data:/a"), 4, "");
    }

    @Test
    void whatIsKeptIsListedAndPutBackByName() throws InterruptedException {
        String kept =
                "{\"v\":1,\"id\":1,\"verb\":[\"dataset\",\"kept\"],\"args\":{\"pair\":\"mse1\"}}";
        assertEquals(1, ((List<?>) verbs.kept(Request.parse(kept)).data().get("copies")).size());
        String undo =
                "{\"v\":1,\"id\":1,\"verb\":[\"dataset\",\"undo\"],"
                        + "\"args\":{\"pair\":\"mse1\",\"aside\":\"ff\"}}";
        assertEquals(Exit.DONE, verbs.undo(ADMIN, Request.parse(undo), sentence -> {}).exit());
        assertEquals(List.of("ff"), node.undone);
    }
}
