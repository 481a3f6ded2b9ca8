package org.steppe.warehouse.format.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.PaneInformation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.HandMadeBatch;
import org.steppe.warehouse.format.HandMadeCube;
import org.steppe.warehouse.format.HandMadeCube.Row;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.format.Warning;
import org.steppe.warehouse.structure.Language;

/** Workbooks, read back by another library. */
class XlsxDataWriterTest {

    private static final Warning WARNING =
            Warning.of(Warning.Code.CODE_NOT_IN_USE, "ref_area", "Code \"x\" has no figures.");

    private static byte[] bytes(ByteSink out) {
        ByteBuffer taken = out.take();
        byte[] bytes = new byte[taken.remaining()];
        taken.get(bytes);
        return bytes;
    }

    private static byte[] write(HandMadeBatch batch, AnswerLayout layout) {
        var writer = new XlsxDataWriter(
                HandMadeBatch.head("/v1/datasets/economy/observations?cursor=x"),
                layout,
                batch.root(),
                batch.dictionaries());
        var out = new ByteSink();
        writer.begin(out);
        int rows = batch.root().getRowCount();
        for (int row = 0; row < rows; ) {
            row = writer.writeRows(batch.root(), row, rows, out);
        }
        writer.end(List.of(WARNING), out);
        writer.close();
        return bytes(out);
    }

    private static byte[] write(List<Row> rows, Language language) {
        try (var batch = new HandMadeCube(rows)) {
            var writer = new XlsxDataWriter(
                    HandMadeCube.head(language, null), HandMadeCube.layout(), batch.root(), batch.dictionaries());
            var out = new ByteSink();
            writer.begin(out);
            if (!rows.isEmpty()) {
                assertThat(writer.writeRows(batch.root(), 0, rows.size(), out)).isEqualTo(rows.size());
            }
            writer.end(List.of(), out);
            writer.close();
            return bytes(out);
        }
    }

    private static XSSFWorkbook read(byte[] file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }

    private static List<List<String>> shown(Sheet sheet) {
        var formatter = new DataFormatter(java.util.Locale.ROOT);
        var rows = new ArrayList<List<String>>();
        for (int r = 0; r <= sheet.getLastRowNum(); r++) {
            var cells = new ArrayList<String>();
            if (sheet.getRow(r) != null) {
                for (int c = 0; c < sheet.getRow(r).getLastCellNum(); c++) {
                    cells.add(formatter.formatCellValue(
                            sheet.getRow(r).getCell(c, MissingCellPolicy.CREATE_NULL_AS_BLANK)));
                }
            }
            rows.add(cells);
        }
        return rows;
    }

    private static Cell cell(Sheet sheet, int row, int place) {
        return sheet.getRow(row).getCell(place);
    }

    @Test
    void cellsHaveTheirTypesAndShowTheDigitsThatWerePrinted() throws IOException {
        try (var batch = new HandMadeBatch();
                XSSFWorkbook book = read(write(batch, HandMadeBatch.codes()))) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getSheetName()).isEqualTo("数据");
            assertThat(cell(sheet, 3, 2)).as("A missing value leaves nothing").isNull();
            assertThat(shown(sheet))
                    .containsExactly(
                            HandMadeBatch.COMPONENTS.stream()
                                    .map(component -> component.toLowerCase(java.util.Locale.ROOT))
                                    .toList(),
                            List.of("150000", "2022", "7.0", "0", "", "2023-03-17", "增长4.2%"),
                            List.of("150600", "2023", "24627", "8", "OVER", "2023-03-18", "\"over\" 100, \\ million"),
                            List.of("150000", "2023-Q1", "", "0", "", "2023-03-19"),
                            List.of("150600", "2022", "-0.05", "0", "", "2023-03-20", "line\r\nbreak\u0001"),
                            List.of("150600", "2023", "123456789.125", "0", "OVER", "", ""));
            assertThat(cell(sheet, 1, 0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell(sheet, 1, 1).getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell(sheet, 1, 2).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(cell(sheet, 1, 2).getCellStyle().getDataFormatString()).isEqualTo("0.0");
            assertThat(cell(sheet, 1, 3).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(cell(sheet, 1, 5).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2023, 3, 17, 0, 0));
            assertThat(cell(sheet, 5, 2).getNumericCellValue()).isEqualTo(123456789.125);
        }
    }

    @ParameterizedTest
    @EnumSource(LabelMode.class)
    void labelsStandAsInCsv(LabelMode mode) throws IOException {
        try (var batch = new HandMadeBatch();
                XSSFWorkbook book = read(write(batch, HandMadeBatch.layout(mode)))) {
            List<String> header = shown(book.getSheetAt(0)).get(0);
            List<String> second = shown(book.getSheetAt(0)).get(2);
            switch (mode) {
                case CODE -> assertThat(second).startsWith("150600", "2023");
                case LABEL -> assertThat(second).startsWith("Ordos, \"E'erduosi\"", "2023");
                case BOTH -> {
                    assertThat(header).startsWith("ref_area", "ref_area_label");
                    assertThat(second).startsWith("150600", "Ordos, \"E'erduosi\"");
                }
            }
        }
    }

    @Test
    void theHeaderStaysInViewAndFilters() throws IOException {
        try (var batch = new HandMadeBatch();
                XSSFWorkbook book = read(write(batch, HandMadeBatch.codes()))) {
            XSSFSheet sheet = book.getSheetAt(0);
            PaneInformation pane = sheet.getPaneInformation();
            assertThat(pane.isFreezePane()).isTrue();
            assertThat(pane.getHorizontalSplitTopRow()).isEqualTo((short) 1);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:G6");
            assertThat(book.getFontAt(cell(sheet, 0, 0).getCellStyle().getFontIndex())
                            .getBold())
                    .isTrue();
            assertThat(book.getFontAt(cell(sheet, 1, 0).getCellStyle().getFontIndex())
                            .getBold())
                    .isFalse();
            assertThat(sheet.getColumnWidth(6) / 256).isGreaterThan(20);
        }
    }

    @Test
    void columnsAreAsWideAsTheirCodesAndLabels() throws IOException {
        String longCode = "A_CODE_OF_MORE_THAN_THIRTY_LETTERS";
        try (var batch = new HandMadeCube(
                List.of(Row.of(longCode, "CNY", "2022", 1)), List.of(longCode), List.of("CNY"), List.of("2022"))) {
            var layout = new AnswerLayout(List.of(
                    new Column("REF_AREA", "ref_area", null),
                    new Column("REF_AREA", "ref_area_label", Map.of(longCode, "一二三四五六七八九十", "OTHER", "x".repeat(40))),
                    new Column("TIME_PERIOD", "time_period", null)));
            var writer = new XlsxDataWriter(
                    HandMadeCube.head(Language.ZH, null), layout, batch.root(), batch.dictionaries());
            var out = new ByteSink();
            writer.begin(out);
            writer.writeRows(batch.root(), 0, 1, out);
            writer.end(List.of(), out);
            try (XSSFWorkbook book = read(bytes(out))) {
                Sheet sheet = book.getSheetAt(0);
                assertThat(sheet.getColumnWidth(0) / 256).isEqualTo(longCode.length() + 1);
                assertThat(sheet.getColumnWidth(1) / 256).isEqualTo(21);
                assertThat(sheet.getColumnWidth(2) / 256)
                        .as("The name and a button")
                        .isEqualTo(15);
            }
        }
    }

    @Test
    void theSecondSheetSaysWhatTheDataAre() throws IOException {
        try (var batch = new HandMadeBatch();
                XSSFWorkbook book = read(write(batch, HandMadeBatch.codes()))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(2);
            assertThat(book.getActiveSheetIndex()).isZero();
            Sheet about = book.getSheetAt(1);
            assertThat(about.getSheetName()).isEqualTo("说明");
            assertThat(shown(about))
                    .contains(
                            List.of("经济"),
                            List.of("经济数据"),
                            List.of("数据集", "economy"),
                            List.of("版本", "1.2"),
                            List.of("发布日期", "2024-01-31"),
                            List.of("数据截至", "2023-06-30"),
                            List.of("查询地址", "/v1/datasets/economy/observations?version=1.2"),
                            List.of("下一页地址", "/v1/datasets/economy/observations?cursor=x"),
                            List.of("许可", "as told"),
                            List.of("提示", "Code \"x\" has no figures."),
                            List.of("time_period", "时期"),
                            List.of("qualifier", "限定"));
        }
    }

    @Test
    void theSecondSheetNamesTheSourcesThatOccur() throws IOException {
        var rows = List.of(new Row("150000", "CNY", "2022", 1.0, 8, 0, "A", null, "bulletin-2023", null));
        try (XSSFWorkbook book = read(write(rows, Language.EN))) {
            Sheet about = book.getSheetAt(1);
            assertThat(about.getSheetName()).isEqualTo("About");
            List<List<String>> shown = shown(about);
            assertThat(shown)
                    .contains(
                            List.of("Prices"),
                            List.of("How to cite", "by name"),
                            List.of("Id", "Title", "Publisher", "Published", "Web address"))
                    .endsWith(List.of(
                            "bulletin-2023", "统计公报 & \"2023\"", "统计局", "2024-03-21", "https://example.org/a?b=1&c=2"));
            Cell link = cell(about, shown.size() - 1, 4);
            assertThat(link.getHyperlink().getAddress()).isEqualTo("https://example.org/a?b=1&c=2");
        }
    }

    @Test
    void textsThatLookLikeFormulasStayTexts() throws IOException {
        List<String> texts =
                List.of("=1+1", "+86", "-5", "@home", "_x0041_", "  blanks  ", "<b>&amp;</b>", "\uD83D\uDE00");
        List<Row> rows = texts.stream()
                .map(text -> new Row("150000", "CNY", "2022", 1.0, 8, 0, "A", null, "yearbook", text))
                .toList();
        try (XSSFWorkbook book = read(write(rows, Language.EN))) {
            Sheet sheet = book.getSheetAt(0);
            for (int i = 0; i < texts.size(); i++) {
                Cell cell = cell(sheet, i + 1, 9);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getStringCellValue()).isEqualTo(texts.get(i));
            }
        }
    }

    @Test
    void textsTooLongForACellAreCutWithASign() {
        assertThat(SheetText.of("文".repeat(SheetText.LONGEST)))
                .hasSize(SheetText.LONGEST)
                .doesNotContain("…");
        assertThat(SheetText.of("文".repeat(SheetText.LONGEST + 1)))
                .hasSize(SheetText.LONGEST)
                .endsWith("文…");
        String faces = "\uD83D\uDE00".repeat(SheetText.LONGEST);
        assertThat(SheetText.of(faces)).hasSize(SheetText.LONGEST).endsWith("\uD83D\uDE00…");
        assertThat(SheetText.of("x" + faces)).hasSize(SheetText.LONGEST - 1).endsWith("\uD83D\uDE00…");
    }

    @Test
    void equalAnswersHaveEqualBytes() throws IOException, InterruptedException {
        try (var batch = new HandMadeBatch()) {
            byte[] first = write(batch, HandMadeBatch.codes());
            Thread.sleep(20);
            assertThat(write(batch, HandMadeBatch.codes())).isEqualTo(first);
            try (XSSFWorkbook book = read(first)) {
                assertThat(book.getProperties().getCoreProperties().getCreated().toInstant())
                        .isEqualTo(Instant.parse("2024-01-31T08:00:00Z"));
                assertThat(book.getProperties().getCoreProperties().getTitle()).isEqualTo("经济");
            }
        }
    }

    @Test
    void rowsLeaveAsTheyAreWritten(@TempDir Path folder) throws IOException {
        int rows = 100_000;
        try (var batch = new HandMadeBatch(rows / 5)) {
            var writer = new XlsxDataWriter(
                    HandMadeBatch.head(null), HandMadeBatch.codes(), batch.root(), batch.dictionaries());
            var whole = new java.io.ByteArrayOutputStream();
            var out = new ByteSink();
            writer.begin(out);
            int written = 0;
            int chunks = 0;
            while (written < rows) {
                written = writer.writeRows(batch.root(), written, rows, out);
                if (out.isFull()) {
                    assertThat(out.length()).isLessThan(2 * ByteSink.CHUNK);
                    out.drainTo(whole);
                    chunks++;
                }
            }
            assertThat(chunks).isGreaterThanOrEqualTo(2);
            writer.end(List.of(), out);
            out.drainTo(whole);
            assertThat(dataSheet(whole.toByteArray(), folder).split("<row ", -1))
                    .hasSize(1 + rows + 1);
        }
    }

    private static String dataSheet(byte[] file, Path folder) throws IOException {
        Path path = Files.write(folder.resolve("data.xlsx"), file);
        try (var zip = new ZipFile(path.toFile());
                var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void moreRowsThanASheetHoldsAreRefused() {
        try (var batch = new HandMadeBatch()) {
            var writer = new XlsxDataWriter(
                    HandMadeBatch.head(null), HandMadeBatch.codes(), batch.root(), batch.dictionaries());
            var out = new ByteSink();
            int tooMany = (int) DataFormat.XLSX.mostRows() + 1;
            assertThatThrownBy(() -> writer.writeRows(batch.root(), 0, tooMany, out))
                    .isInstanceOfSatisfying(
                            SteppeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SELECTION_TOO_LARGE))
                    .hasMessageContaining("CSV");
        }
    }

    @Test
    void anAnswerWithoutRowsIsWhole() throws IOException {
        try (XSSFWorkbook book = read(write(List.of(), Language.ZH))) {
            assertThat(shown(book.getSheetAt(0))).hasSize(1);
            assertThat(shown(book.getSheetAt(1))).contains(List.of("价格"));
        }
    }
}
