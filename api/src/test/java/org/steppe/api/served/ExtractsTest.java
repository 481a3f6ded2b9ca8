package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.http.ParsedLinks;
import org.steppe.api.http.ParsedLinks.ParsedLink;
import org.steppe.api.served.Service.Answer;
import org.steppe.warehouse.format.DataFormat;
import tools.jackson.databind.JsonNode;

/** What belongs beside an extract: links, descriptions, citations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtractsTest {

    private static final String ECONOMY = "/v1/datasets/economy/";
    private static final String OBSERVATIONS = ECONOMY + "observations";
    private static final String CSVW = "application/csvm+json";
    private static final String DATA_PACKAGE = "application/vnd.datapackage+json";
    private static final String CSL = "application/vnd.citationstyles.csl+json";

    private final Service service;

    /** Two versions of economy: 1.0 with 24 months of sales, 1.1 with 36. */
    ExtractsTest(@TempDir Path folder) {
        TestWarehouse.load(folder, 24);
        TestWarehouse.load(folder, 36);
        service = Service.on(
                folder,
                Map.of(
                        "steppe.address", "https://figures.example/steppe/",
                        "steppe.contact.name", "Bureau {A}\n& B",
                        "steppe.contact.address", "https://bureau.example"));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Answer get(String address, String... headers) {
        Answer answer = service.get(address, headers);
        assertThat(answer.status()).as("%s: %s", address, answer.text()).isEqualTo(200);
        return answer;
    }

    private JsonNode json(String address) {
        return get(address).json();
    }

    private static List<String> texts(JsonNode array, String member) {
        return array.valueStream().map(node -> node.path(member).asString("")).toList();
    }

    private static List<String> header(Answer csv, String separator) {
        return List.of(csv.text().lines().findFirst().orElseThrow().split(separator, -1));
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Links {

        Stream<String> formats() {
            return Stream.of(DataFormat.values()).map(DataFormat::id);
        }

        @ParameterizedTest
        @MethodSource("formats")
        void everyLinkOfEveryFormatLeadsSomewhere(String format) {
            Answer answer = get(OBSERVATIONS + "?freq=M&version=1.0&limit=5&labels=both&lang=en&format=" + format);
            List<ParsedLink> links = answer.links().links();
            assertThat(answer.links().relations())
                    .contains("next", "license", "version-history", "cite-as", "describedby", "latest-version")
                    .doesNotContain("predecessor-version");
            for (ParsedLink link : links) {
                Answer target = get(link.target());
                if (!link.type().isEmpty()) {
                    assertThat(target.header("Content-Type")).as(link.target()).isEqualTo(link.type());
                }
                assertThat(service.head(link.target()).status()).isEqualTo(200);
            }
            boolean isTable = format.equals("csv") || format.equals("tsv");
            assertThat(answer.links().description(CSVW).isEmpty()).isEqualTo(!isTable);
            assertThat(answer.links().description(DATA_PACKAGE)).isNotEmpty();
            assertThat(answer.links().description(CSL)).isNotEmpty();
            assertThat(service.head(OBSERVATIONS + "?freq=M&version=1.0&limit=5&labels=both&lang=en&format=" + format)
                            .header("Link"))
                    .isEqualTo(answer.header("Link"));
        }

        @Test
        void versionsLeadToEachOther() {
            ParsedLinks latest = get(OBSERVATIONS + "?freq=M").links();
            assertThat(latest.target("predecessor-version")).isEqualTo(OBSERVATIONS + "?freq=M&version=1.0");
            assertThat(latest.target("latest-version")).isEmpty();
            ParsedLinks first = get(OBSERVATIONS + "?version=1.0&freq=M").links();
            assertThat(first.target("latest-version")).isEqualTo(OBSERVATIONS + "?version=1.1&freq=M");
            assertThat(get(latest.target("predecessor-version")).header("X-Dataset-Version"))
                    .isEqualTo("1.0");
            assertThat(get(latest.target("version-history")).json().path("versions"))
                    .hasSize(2);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                indicator=GDP*&time_period=2022                       | indicator=GDP&time_period=2022&version=1.1
                indicator=GDP,GDP_PER_CAPITA&time_period=2022,2022    | indicator=GDP&time_period=2022&version=1.1
                time_period=2022&indicator=GDP&format=csv&labels=both | indicator=GDP&time_period=2022&version=1.1
                ref_area=150000.descendants,150000&version=1.*        | version=1.1
                ref_area=150100.children                              | ref_area=150100.children&version=1.1
                time_period=2022..2023,..2010&version=1.0             | time_period=..2010-12-31,2022-01-01..2023-12-31&version=1.0
                history=true&asOf=2024-01-31&last=1&source_id=bureau-2024-01 | source_id=bureau-2024-01&last=1&asOf=2024-01-31&version=1.1&history=true
                history=false                                         | version=1.1
                """)
        void selectionsOfTheSameAreCitedByOneAddress(String sent, String pinned) {
            Answer answer = get(OBSERVATIONS + "?" + sent);
            String target = answer.links().target("cite-as");
            assertThat(target).isEqualTo(OBSERVATIONS + "?" + pinned);
            assertThat(get(target).links().target("cite-as")).isEqualTo(target);
            if (answer.header("Content-Type").equals("application/json")) {
                assertThat(get(target).json().path("observations"))
                        .isEqualTo(answer.json().path("observations"));
            }
        }

        @Test
        void aPostHasTheLinksOfTheAddressThatWouldGetTheSame() {
            Answer posted = service.post(OBSERVATIONS, """
                    {"indicator": ["GDP"], "time_period": "2022", "history": true, "format": "csv"}""");
            String address = OBSERVATIONS + "?indicator=GDP&time_period=2022&history=true&format=csv";
            assertThat(posted.header("Content-Location")).isEqualTo(address);
            assertThat(posted.header("Link")).isEqualTo(get(address).header("Link"));
            assertThat(get(address).text()).isEqualTo(posted.text());
        }

        @Test
        void theAddressThatNamesTheFormatIsTold() {
            Answer accepted = get(OBSERVATIONS + "?indicator=GDP", "Accept", "text/csv");
            assertThat(accepted.header("Content-Location")).isEqualTo(OBSERVATIONS + "?indicator=GDP&format=csv");
            assertThat(get(accepted.header("Content-Location")).header("ETag")).isEqualTo(accepted.header("ETag"));
            assertThat(get(OBSERVATIONS + "?format=csv").header("Content-Location"))
                    .isEmpty();
            Answer known = service.get(
                    OBSERVATIONS + "?indicator=GDP", "Accept", "text/csv", "If-None-Match", accepted.header("ETag"));
            assertThat(known.status()).isEqualTo(304);
            assertThat(known.header("Content-Location")).isEqualTo(accepted.header("Content-Location"));
            // A cache would forget the next page if it put other links in place of those it has.
            assertThat(known.header("Link")).isEmpty();
        }

        /** Equal selections share one answer in memory, whatever words they use. */
        @Test
        void anAnswerThatIsKnownHasTheAddressesOfItsOwnRequest() {
            List<String> words = List.of("indicator=GDP*&time_period=2022", "time_period=2022&indicator=GDP");
            for (int round = 0; round < 3; round++) {
                var tags = new HashSet<String>();
                for (String query : words) {
                    Answer answer = get(OBSERVATIONS + "?" + query, "Accept", "text/csv");
                    tags.add(answer.header("ETag"));
                    assertThat(answer.header("Content-Location")).isEqualTo(OBSERVATIONS + "?" + query + "&format=csv");
                    assertThat(answer.links().description(CSVW)).isEqualTo(ECONOMY + "csvw?" + query + "&format=csv");
                    Answer known = service.get(
                            OBSERVATIONS + "?" + query, "Accept", "text/csv", "If-None-Match", answer.header("ETag"));
                    assertThat(known.status()).isEqualTo(304);
                    assertThat(known.header("Content-Location")).isEqualTo(answer.header("Content-Location"));
                    assertThat(known.header("Link")).isEmpty();
                }
                assertThat(tags).hasSize(1);
            }
        }

        @Test
        void aDownloadHasNoDescriptionThatItsMarkWouldBreak() {
            ParsedLinks links = get(OBSERVATIONS + "?format=csv&download=true").links();
            assertThat(links.description(CSVW)).isEmpty();
            links.links().forEach(link -> get(link.target()));
        }

        @Test
        void whatAMediaTypeAsksForStandsInTheAddress() {
            Answer answer = get(
                    OBSERVATIONS + "?indicator=GDP",
                    "Accept",
                    "application/vnd.sdmx.data+csv;version=2.0.0;labels=both;keys=both");
            assertThat(answer.header("Content-Location"))
                    .isEqualTo(OBSERVATIONS + "?indicator=GDP&format=sdmx-csv&labels=both&keys=both");
            assertThat(get(answer.header("Content-Location")).text()).isEqualTo(answer.text());
            answer.links().links().forEach(link -> get(link.target()));
        }

        @Test
        void longSelectionsKeepTheHeaderShort() {
            Answer answer =
                    get(OBSERVATIONS + "?format=csv&source_id=" + "report-2023-01,".repeat(400) + "report-2023-01");
            assertThat(answer.links().relations()).contains("license", "version-history", "cite-as");
            assertThat(answer.links().description(CSVW)).isEmpty();
            assertThat(answer.header("Link").length()).isLessThan(3_000);
            Answer masked = get(OBSERVATIONS + "?limit=1&indicator=" + "GDP,".repeat(500) + "GDP");
            assertThat(masked.links().target("next")).hasSizeGreaterThan(2_000);
            assertThat(get(masked.links().target("next")).json().path("observations"))
                    .hasSize(1);
            assertThat(masked.header("Content-Location")).isEmpty();
        }
    }

    @Nested
    class Tables {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "labels=both&lang=en",
                    "labels=label",
                    "history=true",
                    "columns=obs_value,period_start,time_period&sort=-obs_value",
                    "indicator=GDP&columns=freq,ref_area,indicator,transformation,kind,time_period,qualifier"
                })
        void aDescriptionHasTheColumnsOfTheAnswer(String query) {
            for (String format : List.of("csv", "tsv")) {
                String address = OBSERVATIONS + "?" + query + "&format=" + format;
                Answer table = get(address);
                JsonNode description = json(table.links().description(CSVW));
                assertThat(description.path("url").asString())
                        .isEqualTo(OBSERVATIONS + "?" + (query.isEmpty() ? "" : query + "&") + "format=" + format);
                String separator = description.path("dialect").path("delimiter").asString();
                assertThat(texts(description.path("tableSchema").path("columns"), "name"))
                        .isEqualTo(header(table, separator));
                assertThat(get(description.path("url").asString()).text()).isEqualTo(table.text());
            }
        }

        @Test
        void columnsTellTypesNamesAndWhereTheyLead() {
            JsonNode table = json(ECONOMY + "csvw?labels=both&lang=en");
            JsonNode columns = table.path("tableSchema").path("columns");
            assertThat(columns.get(2).toString())
                    .isEqualTo("{\"name\":\"ref_area\","
                            + "\"titles\":{\"und\":\"ref_area\",\"zh\":\"REF_AREA\",\"en\":\"REF_AREA\"},"
                            + "\"datatype\":{\"base\":\"string\"},"
                            + "\"propertyUrl\":\"/v1/datasets/economy/structure#ref_area\","
                            + "\"valueUrl\":\"/v1/codelists/area#{ref_area}\",\"required\":true}");
            assertThat(columns.get(3).path("name").asString()).isEqualTo("ref_area_label");
            assertThat(columns.get(3).path("lang").asString()).isEqualTo("en");
            assertThat(columns.get(3).has("valueUrl")).isFalse();
            Map<String, String> bases = Map.of(
                    "time_period", "string", "obs_value", "decimal", "unit_mult", "integer", "published_on", "date");
            bases.forEach((name, base) -> assertThat(columns.valueStream()
                            .filter(column -> column.path("name").asString().equals(name)))
                    .singleElement()
                    .satisfies(column -> assertThat(
                                    column.path("datatype").path("base").asString())
                            .isEqualTo(base)));
            assertThat(table.path("tableSchema").path("aboutUrl").asString())
                    .isEqualTo("/v1/observations/{observation_id}");
            assertThat(table.path("tableSchema").path("primaryKey").toString())
                    .isEqualTo("[\"freq\",\"ref_area\",\"indicator\",\"transformation\",\"kind\",\"time_period\"]");
        }

        @Test
        void aRowOfHistoryIsNoObservation() {
            JsonNode schema = json(ECONOMY + "csvw?history=true").path("tableSchema");
            assertThat(schema.has("aboutUrl")).isFalse();
            assertThat(schema.has("primaryKey")).isFalse();
            assertThat(json(ECONOMY + "csvw?labels=label").path("tableSchema").has("primaryKey"))
                    .isFalse();
        }

        @Test
        void termsPublicationsAndQualifiersAreTold() {
            JsonNode table = json(ECONOMY + "csvw?indicator=GDP&transformation=GROWTH_YOY");
            assertThat(texts(table.path("dc:source"), "@id"))
                    .containsExactly("/v1/sources/bureau-2024-01", "/v1/sources/report-2023-01");
            assertThat(texts(table.path("dc:title"), "@value")).containsExactly("国民经济", "Economy");
            assertThat(table.path("dc:license").path("@id").asString()).isEqualTo("/v1/licence");
            assertThat(table.path("schema:version").asString()).isEqualTo("1.1");
            assertThat(table.path("dc:issued").path("@value").asString()).isEqualTo("2026-11-20T08:00:00Z");
            assertThat(texts(table.path("notes"), "dc:subject")).contains("obs_value", "qualifier");
            assertThat(texts(table.path("notes"), "dc:identifier")).contains("OVER");
            assertThat(json(ECONOMY + "csvw?columns=freq").path("notes")).isEmpty();
        }

        @Test
        void otherFormatsAreNoTables() {
            Answer answer = service.get(ECONOMY + "csvw?format=arrow&indicator=GPD");
            assertThat(answer.errorCodes()).containsExactly("FORMAT_NOT_AVAILABLE", "CODE_UNKNOWN");
            assertThat(service.get(ECONOMY + "csvw", "Accept", "text/csv").status())
                    .isEqualTo(406);
            Answer plain = get(ECONOMY + "csvw", "Accept", "application/json");
            assertThat(plain.header("Content-Type")).isEqualTo("application/json");
            assertThat(plain.header("ETag")).isNotEqualTo(get(ECONOMY + "csvw").header("ETag"));
            assertThat(plain.text()).isEqualTo(get(ECONOMY + "csvw").text());
        }
    }

    @Nested
    class DataPackages {

        @Test
        void resourcesAreFullAddressesOfTheExactVersion() {
            JsonNode descriptor = json(ECONOMY + "datapackage?freq=M&last=2&labels=both&lang=en&limit=7");
            assertThat(descriptor.path("resources").get(0).path("path").asString())
                    .isEqualTo("https://figures.example/steppe" + OBSERVATIONS
                            + "?freq=M&last=2&version=1.1&limit=7&labels=both&lang=en&format=csv");
            assertThat(texts(descriptor.path("resources"), "name")).contains("observations", "observations-json");
            assertThat(descriptor.path("id").asString())
                    .isEqualTo("https://figures.example/steppe" + OBSERVATIONS + "?freq=M&last=2&version=1.1");
            assertThat(descriptor.path("title").asString()).isEqualTo("Economy");
            assertThat(descriptor.path("contributors").get(0).path("path").asString())
                    .isEqualTo("https://bureau.example");
            assertThat(descriptor.path("sources").toString())
                    .isEqualTo("[{\"title\":\"2022年统计公报\","
                            + "\"path\":\"https://figures.example/steppe/v1/sources/communique-2023-03\"}]");
            assertThat(descriptor.path("licenses").get(0).path("path").asString())
                    .isEqualTo("https://figures.example/steppe/v1/licence");
        }

        @Test
        void fieldsHaveTypesAndTheCodesThatCanOccur() {
            JsonNode schema = json(ECONOMY + "datapackage?indicator=GDP&labels=both")
                    .path("resources")
                    .get(0)
                    .path("schema");
            assertThat(texts(schema.path("fields"), "name"))
                    .isEqualTo(header(get(OBSERVATIONS + "?indicator=GDP&labels=both&format=csv"), ","));
            JsonNode indicator = field(schema, "indicator");
            assertThat(indicator.path("constraints").toString()).isEqualTo("{\"required\":true,\"enum\":[\"GDP\"]}");
            assertThat(field(schema, "indicator_label").path("constraints").toString())
                    .isEqualTo("{\"required\":true,\"enum\":[\"地区生产总值\"]}");
            assertThat(field(schema, "obs_value").path("type").asString()).isEqualTo("number");
            assertThat(field(schema, "obs_value").has("constraints")).isFalse();
            assertThat(field(schema, "time_period")
                            .path("constraints")
                            .path("pattern")
                            .asString())
                    .isNotBlank();
            assertThat(schema.path("missingValues").toString()).isEqualTo("[\"\"]");
        }

        private static JsonNode field(JsonNode schema, String name) {
            return schema.path("fields")
                    .valueStream()
                    .filter(field -> field.path("name").asString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void aFormatHasNoMeaningHere() {
            assertThat(service.get(ECONOMY + "datapackage?format=csv").errorCodes())
                    .containsExactly("PARAMETER_UNKNOWN");
        }
    }

    @Nested
    class Citations {

        @Test
        void allStylesNameTheVersionAndTheSelection() {
            JsonNode citation =
                    json(ECONOMY + "citation?indicator=GDP*&kind=ACTUAL&time_period=2022&labels=both&limit=1");
            String address = OBSERVATIONS + "?indicator=GDP&kind=ACTUAL&time_period=2022&version=1.1";
            String url = "https://figures.example/steppe" + address;
            assertThat(citation.path("address").asString()).isEqualTo(address);
            assertThat(citation.path("url").asString()).isEqualTo(url);
            assertThat(citation.path("author").asString()).isEqualTo("Bureau {A} & B");
            assertThat(citation.path("gbt7714").path("en").asString())
                    .isEqualTo("Bureau {A} & B. Economy: version 1.1[DS/OL]. (2026-11-20)[YYYY-MM-DD]. " + url + ".");
            assertThat(citation.path("bibtex").path("zh").asString())
                    .contains("author = {{Bureau \\textbraceleft{}A\\textbraceright{} \\& B}}", "url = {" + url + "}");
            assertThat(citation.path("ris").path("en").asString()).contains("UR  - " + url + "\r\n");
            assertThat(citation.path("cslJson").path("zh").path("URL").asString())
                    .isEqualTo(url);
            assertThat(citation.has("accessed")).isFalse();
            assertThat(citation.path("cslJson").path("zh").has("accessed")).isFalse();
            assertThat(texts(citation.path("publications"), "id"))
                    .containsExactly("bureau-2024-01", "communique-2023-03");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                gbt7714  | text/plain;charset=utf-8                               | [2026-11-25]
                bibtex   | application/x-bibtex;charset=utf-8                     | urldate = {2026-11-25}
                ris      | application/x-research-info-systems;charset=utf-8      | Y2  - 2026/11/25
                csl-json | application/vnd.citationstyles.csl+json                 | "accessed":{"date-parts":[[2026,11,25]]}
                json     | application/json                                       | "accessed":"2026-11-25"
                """)
        void formatAndAcceptChooseTheStyle(String format, String contentType, String shown) {
            Answer asked = get(ECONOMY + "citation?accessed=2026-11-25&format=" + format, "Accept", "image/png");
            assertThat(asked.header("Content-Type").replace("; ", ";")).isEqualTo(contentType);
            assertThat(asked.text()).contains(shown);
            Answer accepted = get(ECONOMY + "citation?accessed=2026-11-25", "Accept", contentType);
            assertThat(accepted.text()).isEqualTo(asked.text());
            Answer known = service.get(
                    ECONOMY + "citation?accessed=2026-11-25&format=" + format, "If-None-Match", asked.header("ETag"));
            assertThat(known.status()).isEqualTo(304);
        }

        @Test
        void languageChoosesTheTitle() {
            assertThat(get(ECONOMY + "citation?format=gbt7714").text()).contains("国民经济: 1.1版[DS/OL]");
            assertThat(get(ECONOMY + "citation?format=gbt7714&lang=en").text()).contains("Economy: version 1.1[DS/OL]");
        }

        @Test
        void filesHaveNames() {
            assertThat(get(ECONOMY + "citation?format=bibtex").header("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"economy-1.1.bib\"");
            assertThat(get(ECONOMY + "citation?format=ris&indicator=GDP").header("Content-Disposition"))
                    .matches("attachment; filename=\"economy-1\\.1-[0-9a-f]{8}\\.ris\"");
            assertThat(get(ECONOMY + "citation?format=csl-json").header("Content-Disposition"))
                    .isEmpty();
        }

        @Test
        void anOldVersionIsCitedAsItself() {
            assertThat(get(ECONOMY + "citation?version=1.0&format=gbt7714").text())
                    .contains("1.0版[DS/OL]", "?version=1.0.");
        }

        @Test
        void everythingWrongIsToldAtOnce() {
            Answer answer = service.get(ECONOMY + "citation?format=apa&accessed=today&indicator=GPD&colour=red");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorCodes())
                    .containsExactlyInAnyOrder(
                            "FORMAT_NOT_AVAILABLE", "DATE_INVALID", "CODE_UNKNOWN", "PARAMETER_UNKNOWN");
            assertThat(service.get("/v1/datasets/economics/citation").errorCodes())
                    .containsExactly("DATASET_UNKNOWN");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csvw", "datapackage", "citation"})
    void problemsOfASelectionAreThoseOfItsObservations(String operation) {
        String query = "?indicator=GPD&ref_area=1500&time_period=20x&last=0&asOf=now&columns=valu&sort=nothing"
                + "&limit=none&cursor=c&labels=all&lang=fr&version=x&colour=red";
        Answer observations = service.get(OBSERVATIONS + query);
        Answer beside = service.get(ECONOMY + operation + query);
        assertThat(beside.status()).isEqualTo(400);
        assertThat(beside.errorCodes()).isEqualTo(observations.errorCodes()).hasSizeGreaterThan(10);
    }

    @Test
    void theTermsAreTheSameEverywhere() {
        JsonNode terms = json("/v1/licence");
        assertThat(terms.path("licence")).isEqualTo(json("/v1").path("licence"));
        assertThat(terms.path("citation")).isEqualTo(json("/v1").path("citation"));
        assertThat(terms.path("publications").toString())
                .isEqualTo("[{\"licence\":\"figures as facts\",\"publications\":4}]");
        String words = terms.path("licence").path("data").path("en").asString();
        assertThat(texts(json(ECONOMY + "csvw").path("dc:rights"), "@value")).contains(words);
        assertThat(json(ECONOMY + "datapackage?lang=en")
                        .path("licenses")
                        .get(0)
                        .path("title")
                        .asString())
                .isEqualTo(words);
        assertThat(get(OBSERVATIONS + "?format=arrow").text()).contains(words);
    }
}
