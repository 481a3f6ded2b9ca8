package org.steppe.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One selection, every format, read back by independent readers into one table. The readers are the tables in
 * {@code src/test/clients}; which formats there are is told by the service, so that a format without a reader fails.
 */
@Timeout(300)
@ExtendWith(RealData.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFormatIT {

    private static final Map<String, FormatRule> RULES = Map.ofEntries(
            Map.entry("json", FormatRule.OBJECTS),
            Map.entry("ndjson", FormatRule.OBJECTS),
            Map.entry("csv", FormatRule.TEXT),
            Map.entry("tsv", FormatRule.TEXT),
            Map.entry("arrow", FormatRule.TYPED),
            Map.entry("arrow-file", FormatRule.TYPED),
            Map.entry("parquet", FormatRule.TYPED),
            Map.entry("xlsx", FormatRule.TYPED),
            Map.entry("jsonstat", FormatRule.CUBE),
            Map.entry("sdmx-csv", FormatRule.SDMX_CSV),
            Map.entry("sdmx-json", FormatRule.SDMX_JSON));

    private final InstalledClients clients = InstalledClients.get();
    private final RunningService real;
    private final RunningService awkward = awkwardService();
    private final Map<String, Set<String>> readers = new TreeMap<>();
    private final List<Selection> selections;

    EveryFormatIT(RunningService service) {
        this.real = service;
        this.selections = List.of(
                new Selection(real, "tourism", "sort=-obs_value&labels=both&lang=zh", false),
                new Selection(
                        real,
                        "tourism",
                        "indicator=TOURIST_ARRIVALS&transformation=LEVEL&kind=ACTUAL&origin=_T&visitor=_T"
                                + "&sort=qualifier,-obs_value&labels=both&lang=en",
                        true),
                new Selection(real, "port-freight", "sort=-time_period,obs_value&labels=both&lang=en", false),
                new Selection(
                        real, "industry-output", "time_period=2019..&labels=label&lang=zh&sort=published_text", false),
                new Selection(
                        real,
                        "investment",
                        "columns=published_text,obs_value,ref_area,indicator,period_end,period_start,time_period"
                                + "&sort=-period_end,-obs_value",
                        false),
                new Selection(real, "economy", "history=true&sort=-published_on", false),
                new Selection(awkward, "economy", "sort=-obs_value&labels=both", true),
                new Selection(awkward, "tourism", "sort=time_period&lang=en&labels=label", true));
        addReaders(clients.python("readers.py"));
        addReaders(clients.node("readers.mjs"));
    }

    /** @param small whether the cube of all its codes and periods has room in memory */
    private record Selection(RunningService service, String dataset, String query, boolean small) {

        /** @param labelled with the labels that are asked for, otherwise with codes alone */
        String address(String format, boolean labelled) {
            return "/v1/datasets/" + dataset + "/observations?"
                    + (labelled ? query : query.replaceFirst("&labels=\\w+", "")) + "&format=" + format;
        }

        boolean fits(FormatRule rule) {
            boolean hasKeys = !query.contains("history=") && !query.contains("columns=");
            return switch (rule.rows()) {
                case ANY -> true;
                case KEYED -> hasKeys;
                case CELLS -> hasKeys && small;
            };
        }

        ExpectedTable expected(boolean labelled) {
            Answer csv = service.http().get(address("csv", labelled));
            assertThat(csv.status()).as("%s", csv).isEqualTo(200);
            return ExpectedTable.of(
                    csv,
                    service.http().get("/v1/datasets/" + dataset + "/structure").json());
        }
    }

    @AfterAll
    void end() {
        awkward.close();
    }

    @Test
    void everyFormatHasRuleAndReaders() {
        List<String> formats = real.http()
                .get("/v1/config")
                .json()
                .path("formats")
                .valueStream()
                .map(format -> format.path("id").asString())
                .toList();
        assertThat(readers.keySet().stream().map(EveryFormatIT::withoutParameters))
                .containsOnly(formats.toArray(String[]::new));
        assertThat(RULES.keySet()).containsExactlyInAnyOrderElementsOf(formats);
    }

    /** The selections are worth reading only for what is hard in them. */
    @Test
    void selectionsHoldWhatIsHard() {
        var periods = new TreeSet<String>();
        var qualifiers = new TreeSet<String>();
        var words = new ArrayList<String>();
        for (Selection selection : selections) {
            for (Map<String, String> row : selection.expected(true).rows()) {
                periods.add(row.getOrDefault("time_period", "").replaceAll("\\d", "9"));
                qualifiers.add(row.getOrDefault("qualifier", "none"));
                words.add(row.getOrDefault("published_text", "none") + row.getOrDefault("detail_label", ""));
            }
        }
        assertThat(periods)
                .contains("9999", "9999-Q9", "9999-99", "9999-99-99", "9999-99-99/P9D")
                .anyMatch(period -> period.endsWith("Y"));
        assertThat(qualifiers).contains("none", "APPROXIMATELY", "NEARLY", "OVER", "AT_LEAST", "AT_MOST");
        assertThat(String.join(" ", words))
                .contains(
                        "none", "NA", "null", "=1+1", "007", "\n", "\t", "\"四成\"", "，其中“煤炭”", "含\"子公司\"", "𠮷野家", ", ");
    }

    @TestFactory
    Stream<DynamicContainer> everyReaderFindsTheTable() {
        Path folder = readEverything();
        return selections.stream().map(selection -> {
            ExpectedTable labelled = selection.expected(true);
            ExpectedTable coded = selection.expected(false);
            return DynamicContainer.dynamicContainer(
                    selection.dataset() + "?" + selection.query(),
                    pairs(selection)
                            .map(pair -> DynamicTest.dynamicTest(
                                    pair.format() + " by " + pair.reader(),
                                    () -> assertSame(
                                            rule(pair.format()).labelled() ? labelled : coded,
                                            folder.resolve(file(selection, pair)),
                                            pair))));
        });
    }

    private record Pair(String format, String reader) {}

    private Stream<Pair> pairs(Selection selection) {
        return readers.entrySet().stream()
                .filter(entry -> selection.fits(rule(entry.getKey())))
                .flatMap(entry -> entry.getValue().stream().map(reader -> new Pair(entry.getKey(), reader)));
    }

    private static void assertSame(ExpectedTable expected, Path file, Pair pair) throws IOException {
        JsonNode read = Answer.readJson(Files.readAllBytes(file));
        assertThat(read.path("error").asString("")).as("%s", pair).isEmpty();
        assertThat(expected.rows()).isNotEmpty();
        assertThat(expected.differences(read, rule(pair.format())))
                .as("%s", pair)
                .isEmpty();
    }

    private static FormatRule rule(String format) {
        return Objects.requireNonNull(RULES.get(withoutParameters(format)), format);
    }

    /** A format as the readers name it may be followed by further parameters. */
    private static String withoutParameters(String format) {
        return format.split("&", 2)[0];
    }

    /** Runs both languages once, since starting them takes longer than reading. */
    private Path readEverything() {
        Path folder = Workplace.emptyFolder("read");
        var jobs = new ArrayList<Map<String, String>>();
        for (Selection selection : selections) {
            for (String format : readers.keySet()) {
                if (!selection.fits(rule(format))) {
                    continue;
                }
                jobs.add(Map.of(
                        "format",
                        format,
                        "address",
                        selection.service().http().base()
                                + selection.address(format, rule(format).labelled()),
                        "into",
                        folder.resolve(prefix(selection, format)).toString()));
            }
        }
        Path file = folder.resolve("jobs.json");
        try {
            Files.write(file, JsonMapper.shared().writeValueAsBytes(jobs));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        clients.python("readers.py", file.toString());
        clients.node("readers.mjs", file.toString());
        return folder;
    }

    private String prefix(Selection selection, String format) {
        return selections.indexOf(selection) + "-" + format;
    }

    private String file(Selection selection, Pair pair) {
        return prefix(selection, pair.format()) + "-" + pair.reader() + ".json";
    }

    private void addReaders(String json) {
        Answer.readJson(json.getBytes(StandardCharsets.UTF_8))
                .properties()
                .forEach(entry -> readers.computeIfAbsent(entry.getKey(), key -> new TreeSet<>())
                        .addAll(entry.getValue()
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()));
    }

    private static RunningService awkwardService() {
        Path data = Workplace.emptyFolder("awkward/data");
        CommandLine.load(AwkwardSources.in(Workplace.emptyFolder("awkward/sources")), data);
        return RunningService.over(data);
    }
}
