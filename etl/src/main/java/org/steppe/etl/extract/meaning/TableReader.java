package org.steppe.etl.extract.meaning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.figure.ExtractedFigure;
import org.steppe.etl.extract.figure.ExtractedFigure.Confidence;
import org.steppe.etl.extract.figure.ExtractedFigure.Kind;
import org.steppe.etl.extract.figure.ExtractedFigure.Measure;
import org.steppe.etl.extract.meaning.ContextRules.Context;
import org.steppe.etl.extract.reader.Block.Table;
import org.steppe.etl.extract.reader.MappedText;
import org.steppe.etl.extract.recognise.Qualifier;
import org.steppe.etl.extract.recognise.Quantity;
import org.steppe.etl.extract.recognise.Quantity.Form;
import org.steppe.etl.extract.recognise.TimeExpression;
import org.steppe.etl.extract.recognise.TimeExpression.Role;
import org.steppe.etl.extract.recognise.TimeRecogniser;
import org.steppe.etl.extract.recognise.Unit;
import org.steppe.etl.extract.recognise.UnitNames;

/** Reads the cells of a table: the row names the thing, the column the measure, either of them or the caption the unit. */
final class TableReader {

    private static final Pattern NUMBER = Pattern.compile("[-—–−]?\\d[\\d,，]*(?:\\.\\d+)?[%‰]?");
    private static final Pattern GROWTH = Pattern.compile("增长|增速|增幅|涨跌|同比|环比|比上年|较上年|升降");
    private static final Pattern UNIT_COLUMN = Pattern.compile("(?:计量)?单位");
    private static final Pattern CAPTION_UNIT = Pattern.compile("单位[:：]([^,，。;；)）\\s]+)");
    private static final Pattern BRACKETS = Pattern.compile("[(（]([^()（）]+)[)）]");
    private static final Pattern ORDER = Pattern.compile("序号|编号|排名|位次|代码|年份|页码");

    private final TimeRecogniser times;
    private final PlaceNames places;
    private final FigureWriter writer;
    private final SubjectNames names = new SubjectNames();
    private final UnitNames units = new UnitNames();

    TableReader(TimeRecogniser times, PlaceNames places, FigureWriter writer) {
        this.times = times;
        this.places = places;
        this.writer = writer;
    }

    List<ExtractedFigure> read(Table table, Frame frame, Quotes quotes) {
        List<ExtractedFigure> figures = new ArrayList<>();
        int headers = headerRows(table);
        String caption = table.caption().text();
        Matcher unit = CAPTION_UNIT.matcher(caption);
        String captionUnit = unit.find() ? unit.group(1) : "";
        int unitColumn = unitColumn(table, headers);
        for (List<MappedText> row : table.rows().subList(headers, table.rows().size())) {
            if (row.isEmpty()) {
                continue;
            }
            int first = firstNumber(row);
            if (first <= 0) {
                continue;
            }
            String label = label(row, first, unitColumn);
            String rowUnit = unitColumn >= 0 && unitColumn < row.size()
                    ? row.get(unitColumn).text()
                    : "";
            int shift = shift(table, headers, row);
            for (int c = first; c < row.size(); c++) {
                if (c == unitColumn || (c > first && row.get(c) == row.get(c - 1))) {
                    continue;
                }
                ExtractedFigure figure = cell(
                        row.get(c),
                        label,
                        header(table, headers, c + shift),
                        rowUnit,
                        captionUnit,
                        caption,
                        frame,
                        quotes);
                if (figure != null) {
                    figures.add(figure);
                }
            }
        }
        return figures;
    }

    private static int headerRows(Table table) {
        int n = 0;
        for (List<MappedText> row : table.rows()) {
            if (firstNumber(row) >= 0
                    && !row.stream()
                            .allMatch(cell -> cell.text().matches("(?:19|20)\\d\\d年?|")
                                    || !NUMBER.matcher(cell.text()).matches())) {
                break;
            }
            n++;
        }
        return Math.min(n, table.rows().size());
    }

    private static int firstNumber(List<MappedText> row) {
        for (int i = 0; i < row.size(); i++) {
            if (NUMBER.matcher(row.get(i).text()).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static int unitColumn(Table table, int headers) {
        for (List<MappedText> row : table.rows().subList(0, headers)) {
            for (int c = 0; c < row.size(); c++) {
                if (UNIT_COLUMN.matcher(row.get(c).text()).matches()) {
                    return c;
                }
            }
        }
        return -1;
    }

    /** Rows of plain text may lack the heading over their labels. */
    private static int shift(Table table, int headers, List<MappedText> row) {
        return headers > 0 ? Math.min(0, table.rows().get(headers - 1).size() - row.size()) : 0;
    }

    private static String label(List<MappedText> row, int first, int unitColumn) {
        String label = "";
        for (int c = 0; c < first; c++) {
            String text = row.get(c).text();
            if (c != unitColumn && !text.isEmpty() && !label.endsWith(text)) {
                label += text;
            }
        }
        return label;
    }

    private static String header(Table table, int headers, int column) {
        String header = "";
        for (List<MappedText> row : table.rows().subList(0, headers)) {
            if (column >= 0
                    && column < row.size()
                    && !header.endsWith(row.get(column).text())) {
                header += row.get(column).text();
            }
        }
        return header;
    }

    private @Nullable ExtractedFigure cell(
            MappedText cell,
            String label,
            String header,
            String rowUnit,
            String captionUnit,
            String caption,
            Frame frame,
            Quotes quotes) {
        String printed = cell.text();
        if (!NUMBER.matcher(printed).matches() || ORDER.matcher(header).find()) {
            return null;
        }
        boolean percentSign = printed.endsWith("%");
        boolean negative = "-—–−".indexOf(printed.charAt(0)) >= 0;
        String digits = printed.replaceAll("[^\\d.]", "");
        if (digits.length() > 18 || digits.isEmpty()) {
            return null;
        }
        String unitWords = percentSign ? "%" : firstOf(bracketed(header), rowUnit, bracketed(label), captionUnit);
        UnitNames.Named named = units.read(unitWords);
        boolean growth = (GROWTH.matcher(header + caption).find()
                        && (named == null || named.unit().si().equals("PCT")))
                || (GROWTH.matcher(label).find() && percentSign);
        if (growth && named == null) {
            named = units.read("%");
        }
        Unit unit = named == null ? unitWords.isEmpty() ? Unit.NONE : Unit.unknown(unitWords) : named.unit();
        String magnitude = named == null ? "" : named.magnitude();
        BigDecimal value = new BigDecimal(digits);
        var quantity = new Quantity(
                0,
                0,
                cell.length(),
                negative ? value.negate() : value,
                magnitude,
                unit,
                Qualifier.EXACT,
                "",
                0,
                false,
                Form.PLAIN);
        Measure measure = growth
                ? Measure.YOY_PCT
                : unit.si().equals("PCT")
                        ? Measure.SHARE_PCT
                        : unit.kind() == Unit.Kind.COUNT ? Measure.COUNT : Measure.LEVEL;
        String thing = clean(label);
        String column = clean(header);
        String head = column.replaceAll(
                "绝对数|指标|全年|本期|累计|数值|合计|总计|全省|全区|全市|全国|全州|全县|比上年.*|同比.*|增长.*|增速.*|(?:19|20)\\d\\d年|\\d{1,2}月|[-~至]", "");
        List<PlaceNames.Place> rowPlaces = places.find(label);
        List<PlaceNames.Place> headPlaces = places.find(header);
        String area = frame.area();
        String subject = thing;
        if (!rowPlaces.isEmpty()
                && rowPlaces.getFirst().start() == 0
                && rowPlaces.getFirst().end() >= thing.length()) {
            area = rowPlaces.getFirst().area();
            subject = head;
        } else if (!headPlaces.isEmpty() && headPlaces.getFirst().start() == 0) {
            area = headPlaces.getFirst().area();
        } else if (head.matches("城市|农村|城镇")) {
            subject = head + thing;
        } else if (!head.isEmpty() && !thing.contains(head) && names.head(thing).isEmpty()) {
            subject = thing + head;
        }
        if (names.head(subject).isEmpty() && caption.contains("价格")) {
            subject += "价格";
        }
        String period = frame.period();
        for (TimeExpression time : times.recognise(header)) {
            if (time.role() == Role.FRAME) {
                period = time.period(frame.year(), frame.now());
            }
        }
        String name = names.canonical(
                subject.isEmpty() ? clean(caption) : subject,
                unit,
                measure == Measure.LEVEL || measure == Measure.COUNT);
        Confidence confidence = unit.kind() == Unit.Kind.NONE ? Confidence.LOW : Confidence.MEDIUM;
        Context context = new Context(Kind.ACTUAL, period, area, "");
        return writer.figure(
                cell, quotes, quantity, quantity.value(), measure, name, context, confidence, "table cell", caption);
    }

    private static String firstOf(String... words) {
        for (String word : words) {
            if (!word.isEmpty()) {
                return word;
            }
        }
        return "";
    }

    private String bracketed(String words) {
        Matcher m = BRACKETS.matcher(words);
        while (m.find()) {
            if (units.read(m.group(1)) != null) {
                return m.group(1);
            }
        }
        return "";
    }

    private static String clean(String words) {
        return BRACKETS.matcher(words)
                .replaceAll("")
                .replaceAll("^(?:[一二三四五六七八九十]+、|[#＃*其中：:]+|\\d+[.、])", "")
                .replaceAll("[：:\\s]", "");
    }
}
