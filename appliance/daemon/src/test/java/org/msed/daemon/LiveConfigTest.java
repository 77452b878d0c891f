package org.msed.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.msed.config.Setting;

class LiveConfigTest {

    private static final List<Setting> STARTED =
            List.of(set("capacity", "1"), set("log.level", "INFO"));

    private static Setting set(String key, String value) {
        return new Setting("msed.properties", key, value, "", true);
    }

    @Test
    void nothingIsSaidOfWhatHoldsAlready() {
        assertEquals(List.of(), LiveConfig.changes(STARTED, STARTED));
    }

    @Test
    void whatWaitsForARestartIsSaidAtEachReload() {
        List<Setting> read = List.of(set("capacity", "2"), set("log.level", "INFO"));
        List<String> first = LiveConfig.changes(STARTED, read);
        assertEquals(1, first.size());
        assertTrue(first.get(0).endsWith("holds after a restart"), first.get(0));
        assertEquals(first, LiveConfig.changes(LiveConfig.running(STARTED, read), read));
    }

    @Test
    void theLogLevelHoldsAtOnceAndIsSaidOnce() {
        List<Setting> read = List.of(set("capacity", "1"), set("log.level", "DEBUG"));
        List<String> first = LiveConfig.changes(STARTED, read);
        assertTrue(first.get(0).endsWith("holds now"), first.get(0));
        assertEquals(List.of(), LiveConfig.changes(LiveConfig.running(STARTED, read), read));
    }

    @Test
    void whatWasTakenBackBeforeTheRestartIsNoChange() {
        List<Setting> read = List.of(set("capacity", "2"), set("log.level", "INFO"));
        assertEquals(List.of(), LiveConfig.changes(LiveConfig.running(STARTED, read), STARTED));
    }

    @Test
    void aFileThatIsGoneIsSaidOnceForAllItsKeys() {
        Setting path = new Setting("datasets.d/data.properties", "path", "/srv/data", "", true);
        Setting mode = new Setting("datasets.d/data.properties", "mode", "sync", "", false);
        List<Setting> running = List.of(STARTED.get(0), STARTED.get(1), path, mode);
        assertEquals(
                List.of("datasets.d/data.properties is gone: holds after a restart"),
                LiveConfig.changes(running, STARTED));
    }
}
