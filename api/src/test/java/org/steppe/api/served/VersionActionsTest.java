package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steppe.api.served.Service.Answer;

/** Changes as actions of SDMX-CSV: whoever applies them to the older version has the newer one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionActionsTest {

    private static final String ECONOMY = "/v1/datasets/economy";

    /** Columns before those of the observation, and how many of these are its key: five dimensions and the period. */
    private static final int HEAD = 3;

    private static final int KEY = 6;

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @BeforeAll
    void start(@TempDir Path folder) {
        TestWarehouse.load(folder, 2);
        TestWarehouse.load(folder, 4);
        TestWarehouse.loadWithoutCommunique(folder, "The communiqué was a draft");
        TestWarehouse.load(folder, 5);
        service = Service.on(folder);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private List<String> lines(String address) {
        Answer answer = service.get(address);
        assertThat(answer.status()).as(address).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("application/vnd.sdmx.data+csv");
        return new String(answer.response().body(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static List<String> cells(String line) {
        // No cell of a key has a comma, and the words behind it are compared as they are.
        return Arrays.asList(line.split(",", HEAD + KEY + 1));
    }

    private static String key(List<String> cells) {
        return String.join(",", cells.subList(HEAD, HEAD + KEY));
    }

    private static String rest(List<String> cells) {
        return cells.getLast();
    }

    private Map<String, String> export(String version) {
        return lines(ECONOMY + "/observations?format=sdmx-csv&version=" + version).stream()
                .skip(1)
                .map(VersionActionsTest::cells)
                .collect(
                        Collectors.toMap(VersionActionsTest::key, VersionActionsTest::rest, (a, b) -> a, TreeMap::new));
    }

    @ParameterizedTest
    @CsvSource({"1.0,1.1", "1.1,1.2", "1.2,1.3", "1.0,1.3", "1.3,1.2", "1.3,1.0"})
    void actionsAppliedToOneVersionGiveTheOther(String from, String to) {
        Map<String, String> copy = export(from);
        for (String line : lines(ECONOMY + "/versions/" + to + "/changes?format=sdmx-csv&since=" + from).stream()
                .skip(1)
                .toList()) {
            List<String> cells = cells(line);
            assertThat(cells.get(0)).isEqualTo("dataflow");
            assertThat(cells.get(1)).isEqualTo("STEPPE:ECONOMY(" + to + ".0)");
            switch (cells.get(2)) {
                case "M" -> assertThat(copy.put(key(cells), rest(cells))).isNull();
                case "R" -> assertThat(copy.put(key(cells), rest(cells))).isNotNull();
                case "D" -> assertThat(copy.remove(key(cells))).isNotNull();
                default -> throw new AssertionError(line);
            }
        }
        assertThat(copy).isEqualTo(export(to));
    }

    @Test
    void headersAreThoseOfAnExtract() {
        assertThat(lines(ECONOMY + "/versions/1.1/changes?format=sdmx-csv").getFirst())
                .isEqualTo(lines(ECONOMY + "/observations?format=sdmx-csv").getFirst());
    }

    @Test
    void aFirstVersionIsMergedAsAWhole() {
        assertThat(lines(ECONOMY + "/versions/1.0/changes?format=sdmx-csv&since=none").stream()
                        .skip(1))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(cells(line).get(2)).isEqualTo("M"));
    }
}
