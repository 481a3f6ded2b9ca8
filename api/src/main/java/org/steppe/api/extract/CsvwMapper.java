package org.steppe.api.extract;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steppe.api.data.ObservationRequest;
import org.steppe.api.data.SelectionAddress;
import org.steppe.api.data.SelectionParameters;
import org.steppe.api.extract.CsvwDocument.Agent;
import org.steppe.api.extract.CsvwDocument.Datatype;
import org.steppe.api.extract.CsvwDocument.Dialect;
import org.steppe.api.extract.CsvwDocument.Note;
import org.steppe.api.extract.CsvwDocument.Publication;
import org.steppe.api.extract.CsvwDocument.Resource;
import org.steppe.api.extract.CsvwDocument.Schema;
import org.steppe.api.extract.CsvwDocument.Text;
import org.steppe.api.extract.CsvwDocument.Titles;
import org.steppe.api.extract.CsvwDocument.Typed;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.Terms;
import org.steppe.warehouse.generation.DatasetDescription;
import org.steppe.warehouse.observation.Source;
import org.steppe.warehouse.query.ObservationColumns;
import org.steppe.warehouse.structure.Code;
import org.steppe.warehouse.structure.DataStructure;

/** Describes the table that a request gets in CSVW. */
final class CsvwMapper {

    private static final String QUALIFIER = "QUALIFIER";

    private static final LabelText VALUE = new LabelText(
            "实际数值为 obs_value 乘以 10 的 unit_mult 次方，计量单位见 unit_measure；decimals 为公布时的小数位数",
            "A value is obs_value times ten to the power of unit_mult, in unit_measure; decimals says how many digits"
                    + " were printed after the point");

    private static final LabelText QUALIFIERS = new LabelText(
            "公布的文字对数字准确程度的限定；空白表示没有限定词",
            "What the printed words say about how exact the number is; empty where they say nothing");

    private static final LabelText HISTORY = new LabelText(
            "每行为某一出版物刊载的一个数字；valid_from 至 valid_to（不含）之间，其数值为该观测值",
            "A row is a number as one publication printed it; from valid_from until the day before valid_to it was the"
                    + " value of the observation");

    private CsvwMapper() {}

    /**
     * @param publisher who runs this service
     * @param publications that printed the values
     */
    static CsvwDocument document(ObservationRequest request, String publisher, List<Source> publications) {
        DatasetDescription description = request.selection().description();
        String dataset = description.dataflow().id();
        ExtractTable table = ExtractTable.of(request);
        String issued = request.selection()
                .version()
                .publishedAt()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return new CsvwDocument(
                List.of(
                        "http://www.w3.org/ns/csvw",
                        Map.of(
                                "@language",
                                SelectionParameters.lower(request.language().name()))),
                "Table",
                request.asSent()
                        .with(SelectionParameters.FORMAT, request.format().id())
                        .of(SelectionAddress.OBSERVATIONS),
                Text.of(LabelText.of(description.dataflow().title())),
                Text.of(LabelText.of(description.dataflow().description())),
                new Agent(publisher),
                new Typed(issued, "xsd:dateTime"),
                new Typed(issued, "xsd:dateTime"),
                new Resource("/v1/datasets/" + dataset),
                request.selection().version().version().toString(),
                new Resource(Terms.ADDRESS),
                Text.of(LabelText.of(Terms.DATA)),
                publications.stream().map(CsvwMapper::publication).toList(),
                new Dialect(
                        "utf-8", request.format() == DataFormat.TSV ? "\t" : ",", true, List.of("\r\n"), "\"", true),
                schema(table, request),
                notes(table, request));
    }

    private static Publication publication(Source source) {
        return new Publication(
                "/v1/sources/" + source.id(),
                new Text(source.title(), source.language()),
                new Agent(source.publisher()),
                source.publishedOn() == null ? null : source.publishedOn().toString(),
                source.address());
    }

    private static Schema schema(ExtractTable table, ObservationRequest request) {
        boolean history = request.selection().query().history();
        String about = history
                ? null
                : table.find(ObservationColumns.OBSERVATION_ID)
                        .map(CsvwMapper::valueUrl)
                        .orElse(null);
        return new Schema(
                about,
                table.key().isEmpty() ? null : table.key(),
                table.columns().stream().map(column -> column(column, request)).toList());
    }

    private static CsvwDocument.Column column(TableColumn column, ObservationRequest request) {
        return new CsvwDocument.Column(
                column.name(),
                new Titles(column.name(), column.title().zh(), column.title().en()),
                column.isLabel() ? SelectionParameters.lower(request.language().name()) : null,
                datatype(column),
                "/v1/datasets/" + request.selection().query().dataset() + "/structure#" + column.name(),
                valueUrl(column),
                column.isRequired());
    }

    private static Datatype datatype(TableColumn column) {
        if (column.component().equals(DataStructure.TIME_PERIOD)) {
            return new Datatype("string", ExtractTable.PERIOD_PATTERN);
        }
        return switch (column.type()) {
            case CODE, TEXT -> new Datatype("string", null);
            case INTEGER -> new Datatype("integer", null);
            case DECIMAL -> new Datatype("decimal", null);
            case DATE -> new Datatype("date", "yyyy-MM-dd");
        };
    }

    /** Where a cell leads, as a template in which the column stands for its value. */
    private static @Nullable String valueUrl(TableColumn column) {
        String value = "{" + column.name() + "}";
        if (column.codelist() != null) {
            return "/v1/codelists/" + column.codelist() + "#" + value;
        }
        return switch (column.component()) {
            case SelectionParameters.SOURCE_ID -> "/v1/sources/" + value;
            case ObservationColumns.OBSERVATION_ID -> "/v1/observations/" + value;
            default -> null;
        };
    }

    private static List<Note> notes(ExtractTable table, ObservationRequest request) {
        var notes = new ArrayList<Note>();
        table.find(DataStructure.OBS_VALUE)
                .ifPresent(column -> notes.add(new Note(column.name(), null, Text.of(VALUE))));
        table.find(QUALIFIER).ifPresent(column -> {
            notes.add(new Note(column.name(), null, Text.of(QUALIFIERS)));
            qualifiers(request.selection().description())
                    .forEach(
                            code -> notes.add(new Note(column.name(), code.id(), Text.of(LabelText.of(code.label())))));
        });
        if (request.selection().query().history()) {
            table.find(ObservationColumns.STANDING)
                    .ifPresent(column -> notes.add(new Note(column.name(), null, Text.of(HISTORY))));
        }
        return notes;
    }

    private static List<Code> qualifiers(DatasetDescription description) {
        String codelist = description
                .dataflow()
                .structure()
                .findAttribute(QUALIFIER)
                .orElseThrow()
                .codelist();
        return codelist == null ? List.of() : description.getCodelist(codelist).listCodes();
    }
}
