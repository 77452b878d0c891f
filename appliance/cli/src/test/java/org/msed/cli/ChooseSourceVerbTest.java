package org.msed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice between two parted copies, and its undoing, as an operator types them. */
class ChooseSourceVerbTest {
    private static final String PARTED =
            """
            {"node":"mse1","pairs":[{"name":"mse1","peer":"mse2","state":"TERMINATED","copies":[
             {"name":"mse1","commonLineage":"00ff","since":1000,"lastWrite":2000,
              "changedBytes":4096,"changedFiles":1,"files":["data:/orders"],"usedBytes":8192,
              "asideRefusal":""},
             {"name":"mse2","commonLineage":"00ff","since":3000,"lastWrite":0,
              "changedBytes":0,"changedFiles":0,"files":[],"usedBytes":8192,
              "asideRefusal":"no room"}]}]}
            """;

    @TempDir Path root;
    private Screen screen;
    private FakeDaemon daemon;

    @BeforeEach
    void copiesThatHaveParted() throws IOException {
        screen = new Screen(root);
        daemon = new FakeDaemon(screen.places.controlSocket());
        daemon.answer("status", PARTED);
        daemon.answer("choose-source", "{\"task\":\"1\"}");
        daemon.answer("dataset undo", "{\"task\":\"2\"}");
    }

    @AfterEach
    void end() throws IOException {
        daemon.close();
    }

    private JsonNode arguments() {
        return daemon.requests.get(daemon.requests.size() - 1).path("args");
    }

    @Test
    void withoutAWordOnABackupItIsUsage() {
        assertEquals(2, screen.run("msectl", "choose-source", "mse1", "--yes"));
        assertTrue(screen.err().contains("--backup-done REF"), screen.err());
        assertTrue(screen.err().contains("--no-backup"), screen.err());
        assertEquals(0, daemon.requests.size());
    }

    @Test
    void withBothWordsItIsUsage() {
        String[] line = {
            "msectl", "choose-source", "mse1", "--no-backup", "--backup-done", "tape", "--yes"
        };
        assertEquals(2, screen.run(line));
    }

    @Test
    void theStatementGoesWithTheChoice() {
        String[] line = {"msectl", "choose-source", "mse2", "--backup-done", "tape 7", "--yes"};
        assertEquals(0, screen.run(line));
        assertEquals("mse2", arguments().path("source").asText());
        assertEquals("tape 7", arguments().path("backup").asText());
        assertFalse(arguments().path("noBackup").asBoolean());
        assertEquals("mse1", arguments().path("pair").asText());
    }

    @Test
    void theQuestionShowsTheFactsSideBySideAndWantsThePairsName() {
        screen.type("yes\n");
        assertEquals(5, screen.run("msectl", "choose-source", "mse1", "--no-backup"));
        String asked = screen.err();
        assertTrue(asked.contains("the copy of mse2 is set aside and overwritten"), asked);
        assertTrue(asked.contains("data:/orders"), asked);
        assertTrue(asked.contains("1970-01-01T00:00:02Z"), asked);
        assertTrue(asked.contains("never"), asked);
        assertTrue(asked.contains("mse2: no room"), asked);
        assertTrue(asked.contains("Type mse1"), asked);
    }

    @Test
    void statusShowsTheFacts() {
        screen.run("msectl", "status");
        assertTrue(screen.out().contains("copy of"), screen.out());
        assertTrue(screen.out().contains("agreed on"), screen.out());
    }

    @Test
    void undoNamesACopyOrTakesTheNewest() {
        assertEquals(0, screen.run("msectl", "dataset", "undo", "--yes"));
        assertEquals("", arguments().path("aside").asText());
        assertEquals(0, screen.run("msectl", "dataset", "undo", "00ff", "--yes"));
        assertEquals("00ff", arguments().path("aside").asText());
    }
}
