package org.msed.core.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExclusionTest {

    @ParameterizedTest
    @CsvSource({
        "*.pid,a.pid,true",
        "*.pid,run/a.pid,true",
        "*.pid,a.pid/below,true",
        "*.pid,a.pidx,false",
        "tmp,tmp,true",
        "tmp,tmp/x/y,true",
        "tmp,a/tmp,true",
        "tmp,tmpx,false",
        "var/tmp,var/tmp/x,true",
        "var/tmp,a/var/tmp,false",
        "var/*/lock,var/a/lock,true",
        "var/*/lock,var/a/b/lock,false",
        "var/**/lock,var/lock,true",
        "var/**/lock,var/a/b/lock,true",
        "**/lock,lock,true",
        "var/**,var/a/b,true",
        "var/**,var,false",
        "a?c,abc,true",
        "a?c,ac,false",
        "f[0-9x],f7,true",
        "f[0-9x],fx,true",
        "f[0-9x],fa,false",
        "f[!0-9],fa,true",
        "f[!0-9],f1,false",
        "f[-a],f-,true",
        "a.b,axb,false",
        "a+(b),a+(b),true"
    })
    void aNameIsExcludedByItsPattern(String pattern, String path, boolean excluded) {
        assertEquals(excluded, Exclusion.of(List.of(pattern)).excludes(bytes(path)));
    }

    @Test
    void patternWithASlashIsAboutAPlace() {
        assertTrue(Exclusion.of(List.of("*.tmp", "cache")).isByName());
        assertFalse(Exclusion.of(List.of("*.tmp", "spool/local")).isByName());
        assertTrue(Exclusion.NONE.isByName());
    }

    @Test
    void oneByteOfABrokenNameIsOneCharacter() {
        byte[] path = {'a', (byte) 0xff, 'c'};
        assertTrue(Exclusion.of(List.of("a?c")).excludes(path));
    }

    @Test
    void aNameIsComparedByItsBytes() {
        assertTrue(Exclusion.of(List.of("für*")).excludes(bytes("x/für immer")));
    }

    @Test
    void aLineFeedIsAByteAsAnyOther() {
        assertTrue(Exclusion.of(List.of("a*")).excludes(bytes("a\nb/c\nd")));
    }

    @Test
    void anyOfSeveralIsEnough() {
        Exclusion rule = Exclusion.of(List.of("x", "y"));
        assertTrue(rule.excludes(bytes("y")));
        assertEquals(false, rule.excludes(bytes("z")));
    }

    @Test
    void withoutPatternsNothingIsExcluded() {
        assertTrue(Exclusion.of(List.of()).isEmpty());
        assertEquals(false, Exclusion.NONE.excludes(bytes("a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[b", "a//b", "/a", "a/", "[]", "[!]", "[z-a]"})
    void whatIsNoPatternIsRefusedByName(String pattern) {
        assertEquals(
                "no pattern: " + pattern,
                assertThrows(IllegalArgumentException.class, () -> Exclusion.of(List.of(pattern)))
                        .getMessage());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
