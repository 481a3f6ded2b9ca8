package org.steppe.warehouse.format.sdmx;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.steppe.warehouse.format.ArrowCodec;
import org.steppe.warehouse.format.FormatOptions;
import org.steppe.warehouse.format.GoldenFile;
import org.steppe.warehouse.format.HandMadeBatch;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.format.SdmxKeys;
import org.steppe.warehouse.format.WrittenAnswer;
import org.steppe.warehouse.format.row.HelpingThreads;

class SdmxCsvDataWriterTest {

    private static byte[] write(HandMadeBatch batch, LabelMode labels, SdmxKeys keys) {
        var options = new FormatOptions(ArrowCodec.NONE, labels, keys);
        return WrittenAnswer.of(
                new SdmxCsvDataWriter(
                        HandMadeBatch.head(null), options, batch.root(), batch.dictionaries(), new HelpingThreads(0)),
                batch);
    }

    private static List<NamedCsvRecord> read(byte[] csv) throws IOException {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(new String(csv, StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        }
    }

    @ParameterizedTest
    @EnumSource(LabelMode.class)
    void looksAsItDid(LabelMode labels) throws IOException {
        try (var batch = HandMadeBatch.ofEachPeriod()) {
            String name = "sdmx-csv/labels-" + labels.name().toLowerCase(Locale.ROOT) + ".csv";
            GoldenFile.assertSame(name, write(batch, labels, SdmxKeys.NONE));
        }
    }

    @Test
    void everyRowNamesItsDataflowAndHoldsTheWholeKey() throws IOException {
        try (var batch = HandMadeBatch.ofEachPeriod()) {
            List<NamedCsvRecord> rows = read(write(batch, LabelMode.CODE, SdmxKeys.NONE));
            assertThat(rows).hasSize(5).allSatisfy(row -> {
                assertThat(row.getField("STRUCTURE")).isEqualTo("dataflow");
                assertThat(row.getField("STRUCTURE_ID")).isEqualTo("STEPPE:ECONOMY(1.2.0)");
                assertThat(row.getField("ACTION")).isEqualTo("I");
            });
            assertThat(rows.stream().map(row -> row.getField("TIME_PERIOD")))
                    .containsExactly("2022-S1", "2024-02-10/P8D", "2023-Q1", "2023-05-01", "2023-12");
            assertThat(rows.stream().map(row -> row.getField("OBS_VALUE")))
                    .containsExactly("7.0", "24627", "", "-0.05", "123456789.125");
            assertThat(rows.get(1).getField("QUALIFIER")).isEqualTo("OVER");
            assertThat(rows.get(1).getField("PUBLISHED_TEXT")).isEqualTo("\"over\" 100, \\ million");
        }
    }

    @Test
    void namesStandBesideIdsOrBehindThem() throws IOException {
        try (var batch = HandMadeBatch.ofEachPeriod()) {
            NamedCsvRecord beside =
                    read(write(batch, LabelMode.LABEL, SdmxKeys.NONE)).get(1);
            assertThat(beside.getField("STRUCTURE_NAME")).isEqualTo("经济");
            assertThat(beside.getField("REF_AREA")).isEqualTo("150600");
            assertThat(beside.getField("地区")).isEqualTo("鄂尔多斯市");
            assertThat(beside.getField("数值")).isEmpty();
            NamedCsvRecord behind =
                    read(write(batch, LabelMode.BOTH, SdmxKeys.NONE)).get(1);
            assertThat(behind.getField("STRUCTURE_ID")).isEqualTo("STEPPE:ECONOMY(1.2.0): 经济");
            assertThat(behind.getField("REF_AREA: 地区")).isEqualTo("150600: 鄂尔多斯市");
            assertThat(behind.getField("OBS_VALUE: 数值")).isEqualTo("24627");
        }
    }

    @ParameterizedTest
    @EnumSource(SdmxKeys.class)
    void keysComeInColumnsOfTheirOwn(SdmxKeys keys) throws IOException {
        try (var batch = HandMadeBatch.ofEachPeriod()) {
            NamedCsvRecord row = read(write(batch, LabelMode.CODE, keys)).get(1);
            List<String> expected = switch (keys) {
                case NONE -> List.of();
                case SERIES -> List.of("150600");
                case OBS -> List.of("150600.2024-02-10/P8D");
                case BOTH -> List.of("150600", "150600.2024-02-10/P8D");
            };
            int from = row.getHeader().indexOf("ACTION") + 1;
            int to = row.getHeader().indexOf("REF_AREA");
            assertThat(row.getFields().subList(from, to)).isEqualTo(expected);
            assertThat(row.getHeader().subList(from, to))
                    .isEqualTo(
                            switch (keys) {
                                case NONE -> List.of();
                                case SERIES -> List.of("SERIES_KEY");
                                case OBS -> List.of("OBS_KEY");
                                case BOTH -> List.of("SERIES_KEY", "OBS_KEY");
                            });
        }
    }

    @Test
    void anAnswerWithoutRowsIsItsHeader() {
        try (var batch = new HandMadeBatch(0)) {
            assertThat(write(batch, LabelMode.CODE, SdmxKeys.SERIES))
                    .asString()
                    .isEqualTo("STRUCTURE,STRUCTURE_ID,ACTION,SERIES_KEY,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT,"
                            + "QUALIFIER,PUBLISHED_ON,PUBLISHED_TEXT\r\n");
        }
    }
}
