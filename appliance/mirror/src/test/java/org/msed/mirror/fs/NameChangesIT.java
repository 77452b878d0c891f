package org.msed.mirror.fs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.msed.mirror.change.Change;
import org.msed.mirror.tree.Tree;
import org.msed.platform.file.Attributes;
import org.msed.platform.file.Content;
import org.msed.platform.file.Descriptor;
import org.msed.platform.file.DirectoryReader;
import org.msed.platform.file.FileErrno;
import org.msed.platform.file.Names;
import org.msed.platform.file.OpenFlags;
import org.msed.platform.file.StatusBuffer;

class NameChangesIT extends MountedTest {

    @Override
    void prepare() throws Exception {
        Files.createDirectories(backing.resolve("old/er"));
        Files.writeString(backing.resolve("old/er/file"), "there before");
    }

    @Test
    void createdFileIsReportedWithOwnerAndMode() throws Exception {
        run("umask 027; touch f");
        Change.Create create = last(Change.Create.class);
        assertEquals(Tree.ROOT, create.parent());
        assertEquals("f", text(create.name()));
        assertEquals(inode("f"), create.inode());
        assertEquals(0100640, create.mode());
    }

    @Test
    void fileOfAnotherUserIsHis() throws Exception {
        run("setpriv --reuid=1234 --regid=1235 --clear-groups touch f");
        Change.Create create = last(Change.Create.class);
        assertEquals(1234, create.uid());
        assertEquals(1235, create.gid());
        assertEquals(1234, Files.getAttribute(backing.resolve("f"), "unix:uid"));
    }

    @Test
    void directoryWithSetGroupIdGivesItsGroup() throws Exception {
        run("mkdir d; chgrp 1235 d; chmod 2777 d");
        run("setpriv --reuid=1234 --regid=1234 --clear-groups mkdir d/sub");
        Change.Create create = last(Change.Create.class);
        assertEquals(1235, create.gid());
        assertEquals(02000, create.mode() & 02000);
    }

    @Test
    void forbiddenIsForbiddenByTheKernel() throws Exception {
        run("chmod 755 .");
        String said = sh("setpriv --reuid=1234 --regid=1234 --clear-groups touch f 2>&1");
        assertTrue(said.contains("Permission denied"), said);
    }

    @Test
    void symbolicLinkIsReportedWithItsTarget() throws Exception {
        run("ln -s to/nowhere l");
        assertEquals("to/nowhere", text(last(Change.Create.class).target()));
        assertEquals("to/nowhere\n", sh("readlink l"));
    }

    @Test
    void deviceIsReportedWithItsNumber() throws Exception {
        run("mknod d c 10 200");
        Change.Create create = last(Change.Create.class);
        assertEquals(10 << 8 | 200, create.device());
        assertEquals("10 200\n", sh("stat -c '%Hr %Lr' d"));
    }

    @Test
    void furtherNameIsReported() throws Exception {
        run("touch f; ln f g");
        assertEquals(inode("f"), last(Change.Link.class).inode());
        assertEquals("2\n", sh("stat -c %h f"));
    }

    @Test
    void renameIsReportedWithItsFlags() throws Exception {
        run("touch f g");
        Names.rename(app, bytes("f"), app, bytes("g"), Names.RENAME_EXCHANGE);
        assertEquals(Names.RENAME_EXCHANGE, last(Change.Rename.class).flags());
        assertErrno(
                FileErrno.EEXIST,
                () -> Names.rename(app, bytes("f"), app, bytes("g"), Names.RENAME_NOREPLACE));
    }

    @Test
    void whiteoutIsRefused() throws Exception {
        run("touch f");
        int whiteout = 4;
        assertErrno(
                FileErrno.EINVAL, () -> Names.rename(app, bytes("f"), app, bytes("g"), whiteout));
    }

    @Test
    void removedNameIsReportedWithItsKind() throws Exception {
        run("mkdir d; rmdir d");
        assertTrue(last(Change.Remove.class).directory());
        run("touch f; rm f");
        assertEquals("f", text(last(Change.Remove.class).name()));
    }

    @Test
    void nameMayBeAnyBytes() throws Exception {
        byte[] name = new byte[253];
        for (int i = 0; i < name.length; i++) {
            name[i] = (byte) (i + 1 < '/' ? i + 1 : i + 2);
        }
        app.open(name, CREATE, 0600).close();
        assertArrayEquals(name, last(Change.Create.class).name());
        assertTrue(Attributes.find(app, name, new StatusBuffer()));
    }

    @Test
    void longestNameIsTakenAndALongerOneRefused() throws Exception {
        app.open(bytes("x".repeat(255)), CREATE, 0600).close();
        assertErrno(FileErrno.ENAMETOOLONG, () -> app.open(bytes("x".repeat(256)), CREATE, 0600));
    }

    @Test
    void fileThatWasThereBeforeIsBoundOnceWithItsPath() throws Exception {
        run("echo 1 > old/er/file; echo 2 > old/er/file");
        assertEquals(1, log.of(Change.Bind.class).size());
        Change.Bind bind = last(Change.Bind.class);
        assertEquals("old/er/file", text(bind.path()));
        assertEquals(inode("old/er/file"), bind.inode());
    }

    @Test
    void newAttachmentBindsAgainUnderTheNewName() throws Exception {
        run("echo 1 > old/er/file; mv old/er young");
        log.attachment = 2;
        run("echo 2 > young/file");
        assertEquals("young/file", text(last(Change.Bind.class).path()));
    }

    @Test
    void nothingIsBoundWithoutAnAttachment() throws Exception {
        log.attachment = 0;
        run("echo 1 > old/er/file");
        assertEquals(0, log.of(Change.Bind.class).size());
        assertEquals(1, log.of(Change.Write.class).size());
    }

    @Test
    void numberThatIsFreeAgainIsUnbound() throws Exception {
        run("touch f");
        long inode = inode("f");
        run("rm f");
        eventually(() -> log.of(Change.Unbind.class).stream().anyMatch(u -> u.inode() == inode));
    }

    @Test
    void directoryTimeIsReportedAfterItsNamesChanged() throws Exception {
        run("touch f");
        StatusBuffer root = new StatusBuffer();
        Attributes.read(app, root);
        eventually(
                () ->
                        log.of(Change.SetTimes.class).stream()
                                .anyMatch(
                                        t ->
                                                t.inode() == Tree.ROOT
                                                        && t.mtimeNanos() == root.modifyNanos()));
    }

    @Test
    void largeDirectoryIsListedWholeWhileNamesGo() throws Exception {
        run("mkdir d; cd d; seq 5000 | xargs touch");
        Set<String> seen = new HashSet<>();
        try (Descriptor directory = app.open(bytes("d"), OpenFlags.O_DIRECTORY, 0)) {
            DirectoryReader reader =
                    new DirectoryReader(directory, ByteBuffer.allocateDirect(4096));
            while (reader.next()) {
                assertTrue(seen.add(text(reader.name())), "twice");
                if (!reader.isSelfOrParent()) {
                    Names.remove(directory, reader.name());
                }
            }
            Content.sync(directory);
        }
        assertEquals(5002, seen.size());
        run("rmdir d");
    }

    @Test
    void whatIsSeenIsWhatTheBackingHas() throws Exception {
        run("cp -a /etc/default etc; ln -s x etc/l; truncate -s 1M etc/sparse");
        String seen = sh("find . -printf '%P %i %m %U %G %n %s %b %T@ %l\\n' | sort");
        Process outside =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "cd '"
                                        + backing
                                        + "' && find . -printf '%P %i %m %U %G %n %s %b %T@"
                                        + " %l\\n' | sort")
                        .start();
        assertEquals(seen, text(outside.getInputStream().readAllBytes()));
    }
}
