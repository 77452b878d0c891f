package org.msed.daemon.management;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.msed.platform.unixsocket.PeerCredentials;

class AccountsTest {
    @TempDir Path directory;
    private Accounts accounts;

    @BeforeEach
    void files() throws IOException {
        Path users =
                Files.writeString(
                        directory.resolve("passwd"),
                        "root:x:0:0::/root:/bin/sh\nann:x:500:500::/:/bin/sh\nbob:x:501:501::/:/\n");
        Path groups =
                Files.writeString(
                        directory.resolve("group"), "root:x:0:\nmsed:x:77:carl,ann\nbob:x:501:\n");
        accounts = new Accounts(users, groups, 900);
    }

    @Test
    void rootAndTheDaemonsOwnUserAreAdministrators() {
        assertEquals(Caller.Role.ADMIN, role(0, 0));
        assertEquals(Caller.Role.ADMIN, role(900, 900));
    }

    @Test
    void membersOfTheGroupAreOperators() {
        assertEquals(Caller.Role.OPERATOR, role(500, 500));
        assertEquals(Caller.Role.OPERATOR, role(502, 77));
    }

    @Test
    void everybodyElseIsNobody() {
        assertEquals(Caller.Role.NOBODY, role(501, 501));
    }

    @Test
    void withoutTheGroupFileNobodyIsAnOperator() throws IOException {
        Files.delete(directory.resolve("group"));
        assertEquals(Caller.Role.NOBODY, role(500, 500));
    }

    @Test
    void anActorHasHisNameOrHisNumber() {
        assertEquals("ann (uid 500, pid 3)", caller(500, 500).actor(""));
        assertEquals("777 (uid 777, pid 3): why", caller(777, 1).actor("why"));
    }

    private Caller.Role role(long uid, long gid) {
        return caller(uid, gid).role();
    }

    private Caller caller(long uid, long gid) {
        return Caller.of(new PeerCredentials(3, uid, gid), accounts);
    }
}
