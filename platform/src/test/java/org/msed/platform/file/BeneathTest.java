package org.msed.platform.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.msed.platform.file.Workplace.assertErrno;
import static org.msed.platform.file.Workplace.bytes;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msed.platform.natives.ErrnoException;

class BeneathTest {
    enum Way {
        OPENAT2 {
            @Override
            Descriptor open(Descriptor directory, String path, int flags) throws ErrnoException {
                return Beneath.open(directory, bytes(path), flags, 0600);
            }
        },
        NAME_BY_NAME {
            @Override
            Descriptor open(Descriptor directory, String path, int flags) throws ErrnoException {
                return Beneath.openByName(directory, bytes(path), flags, 0600);
            }
        };

        abstract Descriptor open(Descriptor directory, String path, int flags)
                throws ErrnoException;
    }

    @TempDir Path path;
    private Descriptor directory;

    @BeforeEach
    void open() throws Exception {
        directory = Workplace.open(path);
        Files.createDirectories(path.resolve("a/b"));
        Files.writeString(path.resolve("a/b/file"), "seven b");
        Files.createSymbolicLink(path.resolve("a/link"), Path.of("b"));
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @ParameterizedTest
    @EnumSource
    void pathOfSeveralNamesIsOpened(Way way) throws Exception {
        try (Descriptor file = way.open(directory, "a/b/file", OpenFlags.O_RDONLY)) {
            assertEquals(7, Attributes.read(file).sizeBytes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void fileIsMadeBelow(Way way) throws Exception {
        way.open(directory, "a/b/new", Workplace.CREATE).close();
        assertEquals(0, Files.size(path.resolve("a/b/new")));
    }

    @ParameterizedTest
    @EnumSource
    void wayThroughASymbolicLinkIsRefused(Way way) {
        int errno = way == Way.OPENAT2 ? FileErrno.ELOOP : FileErrno.ENOTDIR;
        assertErrno(errno, () -> way.open(directory, "a/link/file", OpenFlags.O_RDONLY));
    }

    @ParameterizedTest
    @EnumSource
    void symbolicLinkItselfIsOpenedAsReference(Way way) throws Exception {
        int flags = OpenFlags.O_PATH | OpenFlags.O_NOFOLLOW;
        try (Descriptor link = way.open(directory, "a/link", flags)) {
            assertEquals("b", new String(Names.target(link)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void wayUpIsRefused(Way way) {
        assertErrno(FileErrno.EXDEV, () -> way.open(directory, "../x", OpenFlags.O_PATH));
    }

    @ParameterizedTest
    @EnumSource
    void absolutePathIsRefused(Way way) {
        assertErrno(FileErrno.EXDEV, () -> way.open(directory, "/etc/passwd", OpenFlags.O_PATH));
    }

    @ParameterizedTest
    @EnumSource
    void mountOnTheWayIsRefused(Way way) throws Exception {
        try (Descriptor root = Descriptor.open(bytes("/"), Workplace.DIRECTORY)) {
            assertErrno(
                    FileErrno.EXDEV,
                    () -> way.open(root, "proc/self", OpenFlags.O_PATH | OpenFlags.O_NOFOLLOW));
        }
    }
}
