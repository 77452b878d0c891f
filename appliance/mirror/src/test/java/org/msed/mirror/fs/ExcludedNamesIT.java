package org.msed.mirror.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.msed.core.dataset.Exclusion;
import org.msed.mirror.change.Change;
import org.msed.platform.file.Names;

class ExcludedNamesIT extends MountedTest {

    @Override
    Exclusion exclusion() {
        return Exclusion.of(List.of("*.tmp", "spool/local"));
    }

    @Override
    void prepare() throws Exception {
        Files.createDirectories(backing.resolve("cache.tmp/deep"));
        Files.writeString(backing.resolve("old.tmp"), "there before");
    }

    /** Directory times travel by themselves; they are about what is mirrored. */
    private List<Change> told() {
        return log.changes.stream()
                .filter(change -> !(change instanceof Change.SetTimes))
                .filter(change -> !(change instanceof Change.Bind bind && bind.path().length == 0))
                .toList();
    }

    @Test
    void excludedFileIsNeverToldOf() throws Exception {
        run("echo 1 > f.tmp; chmod 600 f.tmp; ln f.tmp g.tmp; mv f.tmp h.tmp; rm g.tmp h.tmp");
        assertEquals(List.of(), told());
    }

    @Test
    void excludedFileThatWasThereBeforeIsNeverToldOf() throws Exception {
        run("echo 1 >> old.tmp; touch old.tmp; truncate -s 0 old.tmp");
        assertEquals(List.of(), told());
    }

    @Test
    void everythingBelowAnExcludedDirectoryStays() throws Exception {
        run("echo 1 > cache.tmp/deep/f; mkdir cache.tmp/d; mv cache.tmp/deep cache.tmp/d/e");
        assertEquals(List.of(), told());
    }

    @Test
    void flushOfAnExcludedFileWaitsForNobody() throws Exception {
        run("echo 1 | dd of=f.tmp conv=fsync status=none");
        assertEquals(List.of(), log.flushes);
    }

    @Test
    void patternWithADirectoryHoldsThereOnly() throws Exception {
        run("mkdir spool; echo 1 > spool/local; echo 2 > local");
        assertEquals(1, log.of(Change.Write.class).size());
        assertEquals(inode("local"), last(Change.Write.class).inode());
    }

    @Test
    void fileThatIsMovedOutOfSightIsRemovedThere() throws Exception {
        run("echo 1 > f; mv f f.tmp");
        assertEquals("f", text(last(Change.Remove.class).name()));
        assertFalse(last(Change.Remove.class).directory());
        assertEquals(1, log.attachment);
    }

    @Test
    void nameThatComesIntoSightIsCompared() throws Exception {
        run("echo 1 > f.tmp; mv f.tmp f");
        assertEquals(0, log.attachment);
        assertEquals("f", text(last(Change.Rename.class).newName()));
        run("echo 2 >> f");
        assertEquals(inode("f"), last(Change.Write.class).inode());
    }

    @Test
    void furtherNameThatIsInSightIsCompared() throws Exception {
        run("echo 1 > f.tmp; ln f.tmp f");
        assertEquals(0, log.attachment);
        assertEquals("f", text(last(Change.Link.class).name()));
    }

    @Test
    void fileWithANameInSightTravelsUnderIt() throws Exception {
        log.attachment = 0;
        run("echo 1 > f; ln f f.tmp");
        log.attachment = 2;
        run("echo 2 >> f.tmp");
        assertEquals("f", text(last(Change.Bind.class).path()));
        assertEquals(inode("f"), last(Change.Write.class).inode());
    }

    @Test
    void directoryThatCrossesTheBorderIsCompared() throws Exception {
        run("mkdir d; echo 1 > d/f; mv d d.tmp");
        assertEquals(0, log.attachment);
        assertEquals("d", text(last(Change.Remove.class).name()));
    }

    @Test
    void namesThatChangePlacesAcrossTheBorderAreCompared() throws Exception {
        run("touch f f.tmp");
        Names.rename(app, bytes("f"), app, bytes("f.tmp"), Names.RENAME_EXCHANGE);
        assertEquals(0, log.attachment);
    }

    @Test
    void directoryMayTakeAPatternsPathAway() throws Exception {
        run("mkdir spool; echo 1 > spool/local; mv spool other");
        assertEquals(0, log.attachment);
    }
}
