package org.steppe.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.steppe.api.endtoend.InstalledClients.need;
import static org.steppe.api.endtoend.InstalledClients.python;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The commands and snippets of the README, run as they stand there but for the port. A snippet whose language or package
 * is not installed is skipped and says so; {@code STEPPE_PYTHON} names a Python that has the packages.
 */
@Timeout(120)
@ExtendWith(RealData.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern THROUGH_TIME =
            Pattern.compile("vintages=|/revisions\\?|/datasets\\?asOf=|Accept-Datetime");
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:8080(/[^\"'\\s]+)");

    private final RunningService service;

    ReadmeIT(RunningService service) {
        this.service = service;
    }

    static Stream<String> curlCommands() {
        return blocks("sh").stream().flatMap(String::lines).filter(line -> line.startsWith("curl "));
    }

    static Stream<String> curlObservations() {
        return curlCommands()
                .filter(command -> command.contains("/observations?")
                        && !THROUGH_TIME.matcher(command).find());
    }

    static Stream<String> curlThroughTime() {
        return curlCommands().filter(command -> THROUGH_TIME.matcher(command).find());
    }

    static Stream<String> curlChanges() {
        return curlCommands().filter(command -> command.contains("/changes?"));
    }

    @ParameterizedTest
    @MethodSource("curlObservations")
    void curlGetsObservations(String command) {
        Command.Output output = Command.run("sh", "-c", here(command) + " --silent --fail --max-time 20");
        assertThat(output.exit()).as("%s", output).isZero();
        JsonNode answer = Answer.readJson(output.text().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.path("observations").size()).isPositive();
        assertThat(answer.path("warnings").size()).isZero();
    }

    @ParameterizedTest
    @MethodSource("curlChanges")
    void curlGetsChanges(String command) {
        Command.Output output = Command.run("sh", "-c", here(command) + " --silent --fail --max-time 20");
        assertThat(output.exit()).as("%s", output).isZero();
        assertThat(output.text()).contains("economy");
    }

    @ParameterizedTest
    @MethodSource("curlThroughTime")
    void curlGetsWhatWasKnownWhen(String command) {
        Command.Output output = Command.run("sh", "-c", here(command) + " --silent --fail --max-time 20");
        assertThat(output.exit()).as("%s", output).isZero();
        assertThat(output.text()).containsAnyOf("GDP", "\"economy\"");
    }

    @Test
    void everyCommandIsRun() {
        assertThat(curlCommands())
                .containsExactlyInAnyOrderElementsOf(Stream.of(curlObservations(), curlChanges(), curlThroughTime())
                        .flatMap(commands -> commands)
                        .toList());
    }

    @Test
    void theFirstAnswersAreThoseTold() {
        List<String> commands = curlObservations().toList();
        assertThat(commands).hasSize(3);
        assertThat(rows(commands.get(0)).only())
                .containsEntry("indicator", "GDP")
                .containsEntry("unit_mult", "8");
        assertThat(rows(commands.get(1)).column("obs_value")).contains("4.0", "4.2", "4.4");
        assertThat(rows(commands.get(2)).rows())
                .filteredOn(row -> "ACTUAL".equals(row.get("kind")))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("obs_value", "4.2"));
    }

    /** Needs nothing but the standard library. */
    @Test
    void pythonReadsTheAddressesOfTheSnippets() {
        need(Command.works(python(), "--version"), "python3");
        for (String language : List.of("python", "r")) {
            String address = ADDRESS.matcher(String.join("\n", blocks(language)))
                    .results()
                    .map(MatchResult::group)
                    .findFirst()
                    .orElseThrow();
            String url = here(address) + (address.contains("format=") ? "" : "&format=csv");
            Command.Output output = Command.run(python(), "-c", """
                    import csv, io, urllib.request
                    with urllib.request.urlopen("%s", timeout=20) as response:
                        text = io.TextIOWrapper(response, "utf-8", newline="")
                        print("rows", sum(1 for row in csv.DictReader(text) if row["ref_area"] and row["obs_value"]))
                    """.formatted(url));
            assertThat(output)
                    .isEqualTo(
                            new Command.Output(0, "rows " + rows(address).rows().size() + "\n"));
        }
    }

    @Test
    void pandasReadsCsv() {
        need(Command.works(python(), "-c", "import pandas"), "pandas in " + python());
        List<String> snippets = blocks("python");
        Command.Output output = Command.run(
                python(),
                "-c",
                here(snippets.get(0)) + "\nprint('rows', len(table), table.ref_area[0], table.obs_value.dtype)");
        assertThat(output.exit()).as("%s", output).isZero();
        assertThat(output.text())
                .startsWith("rows " + rows(snippets.get(0)).rows().size() + " 150")
                .contains("float64");
    }

    @Test
    void pyarrowReadsArrow() {
        need(Command.works(python(), "-c", "import pandas, pyarrow"), "pandas and pyarrow in " + python());
        List<String> snippets = blocks("python");
        Command.Output output = Command.run(
                python(),
                "-c",
                here(String.join("\n", snippets.subList(0, 2)))
                        + "\nprint('rows', table.num_rows, table.column('indicator').to_pylist()[0])");
        assertThat(output)
                .isEqualTo(new Command.Output(
                        0, "rows " + rows(snippets.get(0)).rows().size() + " PORT_FREIGHT\n"));
    }

    @Test
    void polarsAndDuckDbTakeTheTable() {
        need(
                Command.works(python(), "-c", "import pandas, pyarrow, polars, duckdb"),
                "pandas, pyarrow, polars and duckdb in " + python());
        List<String> snippets = blocks("python");
        Command.Output output = Command.run(
                python(),
                "-c",
                here(String.join("\n", snippets)) + "\nprint('rows', frame.height, len(largest.fetchall()))");
        assertThat(output)
                .isEqualTo(new Command.Output(
                        0, "rows " + rows(snippets.get(0)).rows().size() + " 5\n"));
    }

    @Test
    void nodeReadsArrow() {
        String snippet = blocks("js").getFirst();
        String output = InstalledClients.get()
                .nodeText(here(snippet) + "\nconsole.log('rows', table.numRows, table.getChild('indicator').get(0));");
        assertThat(output).isEqualTo("rows " + rows(snippet).rows().size() + " PORT_FREIGHT\n");
    }

    @Test
    void rReadsCsv() {
        assumeTrue(Command.works("Rscript", "--version"), "Skipped: the snippet in R needs Rscript");
        String snippet = blocks("r").getFirst();
        Command.Output output = Command.run(
                "Rscript", "-e", here(snippet) + "\ncat('rows', nrow(table), class(table$ref_area), '\\n')");
        assertThat(output.exit()).as("%s", output).isZero();
        assertThat(output.text()).contains("rows " + rows(snippet).rows().size() + " character");
    }

    /** What the first address of a snippet or command answers. */
    private Table rows(String text) {
        String address =
                ADDRESS.matcher(text).results().findFirst().orElseThrow().group(1);
        return Tables.read(service.http().get(address));
    }

    private String here(String text) {
        assertThat(text).contains("localhost:8080");
        return text.replace("localhost:8080", "localhost:" + service.port());
    }

    private static List<String> blocks(String language) {
        try {
            return BLOCK.matcher(Files.readString(JavaProcess.root().resolve("README.md")))
                    .results()
                    .filter(block -> block.group(1).equals(language))
                    .map(block -> block.group(2))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
