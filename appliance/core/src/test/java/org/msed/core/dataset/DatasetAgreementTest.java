package org.msed.core.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.msed.core.state.DatasetMode;
import org.msed.core.state.ReplicationReason;

final class DatasetAgreementTest {

    private static final long MIB = 1 << 20;

    @Test
    void equalNodesAgreeWhateverTheirOrderAndTheirDisks() {
        NodeDatasets here = node("mse1", facts("a", "/a", 10, 0, 1), facts("b", "/b", 10, 0, 2));
        NodeDatasets there = node("mse2", facts("b", "/b", 20, 5, 1), facts("a", "/a", 20, 5, 1));
        assertEquals(List.of(), DatasetAgreement.differences(here, there));
    }

    @Test
    void aDatasetThatOneNodeLacksNamesBothAndTheCommand() {
        List<Disagreement> found =
                DatasetAgreement.differences(
                        node("mse1", facts("data", "/srv/data")), node("mse2"));
        assertEquals(
                "dataset data is /srv/data on mse1 and does not exist on mse2; on mse2: msectl"
                        + " dataset add data /srv/data, or on mse1: msectl dataset remove data",
                only(found).text());
        assertEquals(ReplicationReason.DATASETS_DIFFER, only(found).reason());
    }

    @Test
    void whichNodeAsksDoesNotMatter() {
        NodeDatasets with = node("mse1", facts("data", "/srv/data"));
        assertEquals(
                DatasetAgreement.differences(with, node("mse2")),
                DatasetAgreement.differences(node("mse2"), with));
    }

    @Test
    void everyFactThatDiffersIsNamedOfBothNodes() {
        DatasetFacts other =
                new DatasetFacts(
                        "data", "/data", DatasetMode.ASYNC, List.of("*.pid", "tmp"), 1, 0, 0);
        assertEquals(
                "dataset data differs: path is /srv/data on mse1, /data on mse2; mode is sync on"
                        + " mse1, async on mse2; exclude is none on mse1, *.pid,tmp on mse2; make"
                        + " datasets.d/data.properties equal on both nodes",
                only(DatasetAgreement.differences(
                                node("mse1", facts("data", "/srv/data")), node("mse2", other)))
                        .text());
    }

    @Test
    void everyDatasetInDisputeIsNamed() {
        List<Disagreement> found =
                DatasetAgreement.differences(
                        node("mse1", facts("a", "/a"), facts("b", "/b")),
                        node("mse2", facts("b", "/x"), facts("c", "/c")));
        assertEquals(List.of("a", "b", "c"), found.stream().map(Disagreement::dataset).toList());
    }

    @Test
    void whatFitsIsFine() {
        assertEquals(List.of(), space(facts("a", "/a", 100, 0, 1), facts("a", "/a", 0, 100, 7)));
    }

    @Test
    void tooLittleRoomNamesBothNodesFacts() {
        Disagreement found = only(space(facts("a", "/a", 100, 0, 1), facts("a", "/a", 10, 80, 7)));
        assertEquals(ReplicationReason.NO_SPACE, found.reason());
        assertEquals(
                "mse1 holds 100.0 MiB of a; mse2 would need 90.0 MiB more at /a and has 80.0 MiB"
                        + " free; make room there",
                found.text());
    }

    @Test
    void whatTheTargetHasAlreadyCounts() {
        assertEquals(List.of(), space(facts("a", "/a", 100, 0, 1), facts("a", "/a", 95, 5, 7)));
    }

    @Test
    void datasetsThatShareADiskShareItsRoom() {
        NodeDatasets source = node("mse1", facts("a", "/a", 60, 0, 1), facts("b", "/b", 60, 0, 2));
        NodeDatasets shared =
                node("mse2", facts("a", "/a", 0, 100, 7), facts("b", "/b", 0, 100, 7));
        NodeDatasets apart = node("mse2", facts("a", "/a", 0, 100, 7), facts("b", "/b", 0, 100, 8));
        assertEquals("a", only(DatasetAgreement.space(source, shared)).dataset());
        assertEquals(List.of(), DatasetAgreement.space(source, apart));
    }

    @Test
    void whatIsNotKnownIsHeldAgainstNobody() {
        DatasetFacts unknown = new DatasetFacts("a", "/a", DatasetMode.SYNC, List.of(), 7, -1, -1);
        assertEquals(List.of(), space(facts("a", "/a", 100, 0, 1), unknown));
        assertEquals(List.of(), space(unknown, facts("a", "/a", 0, 0, 1)));
    }

    @Test
    void factsTravelAsTheyAre() {
        NodeDatasets facts =
                node(
                        "mse1",
                        facts("a", "/für/a", 60, 7, 1),
                        new DatasetFacts(
                                "b", "/b", DatasetMode.RECEIVE, List.of("*.pid", "x"), -1, -1, 3));
        assertEquals(Optional.of(facts), DatasetFactsCodec.decode(DatasetFactsCodec.encode(facts)));
    }

    @Test
    void tornFactsAreNone() {
        byte[] whole = DatasetFactsCodec.encode(node("mse1", facts("a", "/a", 60, 7, 1)));
        for (int length = 0; length < whole.length; length++) {
            assertEquals(Optional.empty(), DatasetFactsCodec.decode(Arrays.copyOf(whole, length)));
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertEquals(Optional.empty(), DatasetFactsCodec.decode(longer));
        whole[0] = 2;
        assertEquals(Optional.empty(), DatasetFactsCodec.decode(whole));
    }

    @Test
    void aTextThatDoesNotFitIsRefused() {
        NodeDatasets facts = node("m".repeat(70_000));
        assertThrows(IllegalArgumentException.class, () -> DatasetFactsCodec.encode(facts));
    }

    private static List<Disagreement> space(DatasetFacts source, DatasetFacts target) {
        return DatasetAgreement.space(node("mse1", source), node("mse2", target));
    }

    private static DatasetFacts facts(String name, String path) {
        return facts(name, path, 0, 0, 1);
    }

    private static DatasetFacts facts(
            String name, String path, long usedMib, long freeMib, long fileSystem) {
        return new DatasetFacts(
                name, path, DatasetMode.SYNC, List.of(), fileSystem, usedMib * MIB, freeMib * MIB);
    }

    private static NodeDatasets node(String name, DatasetFacts... datasets) {
        return new NodeDatasets(name, List.of(datasets));
    }

    private static Disagreement only(List<Disagreement> found) {
        assertEquals(1, found.size(), found.toString());
        return found.get(0);
    }
}
