package org.steppe.api.served;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.api.served.Service.Answer;
import tools.jackson.databind.JsonNode;

/** Observations as XLSX. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbooksTest {

    private static final String OBSERVATIONS = "/v1/datasets/economy/observations";
    private static final String BOOK = OBSERVATIONS + "?format=xlsx";
    private static final long ROOM = 1_048_575;

    private final Service service;
    private final Path folder;

    WorkbooksTest(@TempDir Path folder) {
        this.folder = folder;
        TestWarehouse.load(folder, 36);
        service = Service.on(folder);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Answer get(String address) {
        Answer answer = service.get(address);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private List<List<String>> sheet(String address, int number) {
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(get(address).response().body()))) {
            return shown(book.getSheetAt(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> shown(Sheet sheet) {
        var formatter = new DataFormatter(java.util.Locale.ROOT);
        var rows = new ArrayList<List<String>>();
        for (Row row : sheet) {
            var cells = new ArrayList<String>();
            for (int place = 0; place < row.getLastCellNum(); place++) {
                cells.add(formatter.formatCellValue(row.getCell(place)));
            }
            rows.add(cells);
        }
        return rows;
    }

    @Test
    void haveTheRowsOfTheCsv() {
        String query = "&columns=ref_area,kind,time_period,obs_value,published_text&labels=both&sort=-obs_value";
        List<List<String>> rows = sheet(BOOK + query, 0);
        assertThat(rows.getFirst())
                .containsExactly(
                        "ref_area",
                        "ref_area_label",
                        "kind",
                        "kind_label",
                        "time_period",
                        "obs_value",
                        "published_text");
        assertThat(rows).hasSize(41);
        assertThat(rows.get(1)).containsExactly("150000", "内蒙古自治区", "ACTUAL", "实际", "2023", "24627", "24627亿元");
        assertThat(rows.get(2)).contains("23159.0");
        assertThat(sheet(BOOK + query + "&lang=en", 0).get(1)).contains("Inner Mongolia", "Actual");
    }

    @Test
    void explainThemselvesInTheLanguageAskedFor() {
        assertThat(sheet(BOOK + "&freq=A&asOf=2024-02-01", 1))
                .contains(
                        List.of("国民经济"),
                        List.of("版本", "1.0"),
                        List.of("数据截至", "2024-02-01"),
                        List.of("引用方式", "发布者，标题，发布日期；经由 Steppe，数据集与版本号"),
                        List.of("查询地址", OBSERVATIONS + "?freq=A&asOf=2024-02-01&version=1.0&format=xlsx"))
                .anyMatch(row -> row.contains("bureau-2024-01") && row.contains("2024-01-24"));
        List<List<String>> english = sheet(BOOK + "&freq=A&lang=en&ref_area=150000,150627", 1);
        assertThat(english).contains(List.of("Economy"), List.of("Dataset", "economy"));
        assertThat(english)
                .as("Warnings")
                .anyMatch(
                        row -> row.getFirst().equals("Warning") && row.getLast().contains("150627"));
    }

    @Test
    void nameTheirSourcesWhateverColumnsTheyHave() {
        assertThat(sheet(BOOK + "&columns=obs_value&freq=M", 0)).hasSize(37).allMatch(row -> row.size() == 1);
        assertThat(sheet(BOOK + "&columns=obs_value&freq=M", 1))
                .anyMatch(row -> row.getFirst().equals("communique-2023-03"))
                .noneMatch(row -> row.getFirst().equals("bureau-2024-01"));
    }

    @Test
    void ofAPostTellAnAddressThatGivesTheSame() {
        Answer posted = service.post(OBSERVATIONS, """
                {"freq": ["A"], "kind": "ACTUAL", "format": "xlsx", "limit": 2}""");
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(posted.response().body()))) {
            String address = shown(book.getSheetAt(1)).stream()
                    .filter(row -> row.getFirst().equals("查询地址"))
                    .map(List::getLast)
                    .findFirst()
                    .orElseThrow();
            assertThat(sheet(address, 0)).isEqualTo(shown(book.getSheetAt(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ofFurtherPagesTellTheirOwnAddress() {
        JsonNode first = get(OBSERVATIONS + "?limit=30").json();
        String next = first.get("next").stringValue() + "&format=xlsx";
        List<List<String>> page = sheet(next, 0);
        assertThat(page).hasSize(11);
        String address = sheet(next, 1).stream()
                .filter(row -> row.getFirst().equals("查询地址"))
                .map(List::getLast)
                .findFirst()
                .orElseThrow();
        assertThat(sheet(address, 0)).isEqualTo(page);
    }

    @Test
    void showHistory() {
        List<List<String>> rows = sheet(
                BOOK + "&history=true&indicator=GDP&transformation=GROWTH_YOY&columns=standing,valid_to,obs_value", 0);
        assertThat(rows).contains(List.of("superseded", "2024-01-24", "4.2"), List.of("current", "", "4.4"));
    }

    @Test
    void haveTagsThatPromiseTheirBytes() {
        Answer first = get(BOOK);
        try (Service other = Service.on(folder)) {
            Answer second = other.get(BOOK);
            assertThat(second.header("etag")).isEqualTo(first.header("etag"));
            assertThat(second.response().body()).isEqualTo(first.response().body());
        }
        assertThat(get(BOOK + "&lang=en").header("etag")).isNotEqualTo(first.header("etag"));
        assertThat(get(OBSERVATIONS + "?freq=A&indicator=GDP&format=xlsx").header("etag"))
                .as("The address in the file is the same for equal selections")
                .isEqualTo(
                        get(OBSERVATIONS + "?indicator=GDP&freq=A&format=xlsx").header("etag"));
        assertThat(service.get(BOOK, "If-None-Match", first.header("etag")).status())
                .isEqualTo(304);
    }

    @Test
    void areNotCompressedTwice() {
        Answer answer = service.get(BOOK, "Accept-Encoding", "gzip, zstd");
        assertThat(answer.header("content-encoding")).isEmpty();
        assertThat(answer.response().body()).startsWith('P', 'K');
    }

    @Test
    void keepTextsTexts() throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(
                get(BOOK + "&columns=ref_area,time_period").response().body()))) {
            assertThat(book.getSheetAt(0).getRow(1).getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(book.getSheetAt(0).getRow(1).getCell(1).getCellType()).isEqualTo(CellType.STRING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&history=true", "&limit=1048576"})
    void withMoreRowsThanASheetHoldsAreRefusedBeforeAnyIsRead(String query) {
        var store = new ObedientStore(batch -> 0, ROOM + 1);
        try (Service full = Service.on(store)) {
            Answer answer = full.get(ObedientStore.ADDRESS + "&format=xlsx" + query);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.errorCodes()).containsExactly("SELECTION_TOO_LARGE");
            JsonNode error = answer.json().get("errors").get(0);
            assertThat(error.get("path").stringValue()).isEqualTo("format");
            assertThat(error.get("message").stringValue()).contains("1048575").contains("1048576");
            assertThat(error.get("detail").get("hint").stringValue()).contains("format=csv");
            assertThat(full.head(ObedientStore.ADDRESS + "&format=xlsx" + query).status())
                    .isEqualTo(400);
            assertThat(store.opened()).isZero();
        }
    }

    @Test
    void withASmallEnoughLimitOrJustEnoughRowsAreMade() {
        try (Service full = Service.on(new ObedientStore(batch -> batch == 0 ? 3 : 0, ROOM + 1))) {
            assertThat(full.get(ObedientStore.ADDRESS + "&format=xlsx&limit=1048575")
                            .status())
                    .isEqualTo(200);
            assertThat(full.get(ObedientStore.ADDRESS + "&format=csv").status()).isEqualTo(200);
        }
        try (Service full = Service.on(new ObedientStore(batch -> batch == 0 ? 3 : 0, ROOM))) {
            assertThat(full.get(ObedientStore.ADDRESS + "&format=xlsx").status())
                    .isEqualTo(200);
        }
    }
}
