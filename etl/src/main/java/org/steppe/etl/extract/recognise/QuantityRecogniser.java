package org.steppe.etl.extract.recognise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.recognise.Quantity.Form;
import org.steppe.etl.extract.recognise.Unit.Kind;
import org.steppe.etl.extract.rule.RuleFile;
import org.steppe.etl.extract.rule.WordTable;

/**
 * Finds the quantities of a paragraph: ranks and proportions first, as they have words of their own, then walks over the
 * numerals that are left and takes in unit and words around each.
 */
public final class QuantityRecogniser {

    private static final Unit RANK_PLACE = new Unit("位", "RANK_PLACE", BigDecimal.ONE, Kind.PLACE);

    private final WordTable<Unit> units = units();
    private final CueWords cues = new CueWords();
    private final RankRecogniser ranks = new RankRecogniser();
    private final ProportionRecogniser proportions = new ProportionRecogniser(cues);
    private final FigureRules figures = new FigureRules(cues);

    private static WordTable<Unit> units() {
        Map<String, Unit> words = new HashMap<>();
        for (List<String> row : RuleFile.rows("units")) {
            words.put(
                    row.get(0), new Unit(row.get(0), row.get(1), new BigDecimal(row.get(2)), Kind.valueOf(row.get(3))));
        }
        return new WordTable<>(words);
    }

    /** The quantities of a text in order. Chars in {@code taken} are dates or names and are passed over. */
    public List<Quantity> recognise(String text, BitSet taken) {
        var used = (BitSet) taken.clone();
        List<Quantity> found = ranks.recognise(text, used);
        found.addAll(proportions.recognise(text, used));
        walk(text, used, found);
        found.sort((a, b) -> Integer.compare(a.numberStart(), b.numberStart()));
        return disjoint(found);
    }

    private static List<Quantity> disjoint(List<Quantity> found) {
        List<Quantity> kept = new ArrayList<>(found.size());
        int end = 0;
        for (Quantity quantity : found) {
            if (quantity.numberStart() < end) {
                continue;
            }
            kept.add(quantity.start() < end ? quantity.withStart(end) : quantity);
            end = quantity.end();
        }
        return kept;
    }

    private void walk(String text, BitSet used, List<Quantity> found) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean arabic = NumeralReader.isArabic(c);
            if (!arabic && !NumeralReader.isChinese(c)) {
                i++;
                continue;
            }
            if (used.get(i)) {
                i = arabic ? NumeralReader.endOfDigits(text, i) : i + 1;
                continue;
            }
            Numeral numeral = NumeralReader.read(text, i);
            if (numeral == null) {
                i = NumeralReader.endOfDigits(text, i);
                continue;
            }
            Quantity quantity = quantity(text, numeral, used);
            if (quantity == null) {
                i = Math.max(i + 1, numeral.end());
            } else {
                found.add(quantity);
                i = quantity.end();
            }
        }
    }

    private @Nullable Quantity quantity(String text, Numeral numeral, BitSet used) {
        int i = numeral.end();
        Qualifier inside = numeral.over() ? Qualifier.OVER : Qualifier.EXACT;
        if (i < text.length() && (text.charAt(i) == '余' || text.charAt(i) == '多')) {
            inside = Qualifier.OVER;
            i++;
            // 3百多万, 一百余万
            if (i < text.length()
                    && (text.charAt(i) == '万' || text.charAt(i) == '亿')
                    && numeral.magnitude().isEmpty()) {
                numeral = new Numeral(
                        numeral.start(),
                        i + 1,
                        numeral.value(),
                        text.substring(i, i + 1),
                        numeral.chinese(),
                        numeral.bare(),
                        true);
                i++;
            }
        }
        if (used.get(i) && i < text.length()) {
            return null;
        }
        int length = i < text.length() ? units.lengthAt(text, i) : 0;
        Unit unit = Unit.NONE;
        String magnitude = numeral.magnitude();
        Form form = Form.PLAIN;
        int end = i;
        if (length > 0) {
            String word = text.substring(i, i + length);
            Unit known = units.meaning(word);
            unit = known == null ? Unit.NONE : known;
            end = i + length;
        } else if (i < text.length() && text.charAt(i) == '级' && !magnitude.isEmpty()) {
            form = Form.SIZE_CLASS;
            end = i + 1;
        } else if (i < text.length() && text.charAt(i) == '余') {
            end = i + 1;
        }
        if (!figures.isFigure(text, numeral, unit, end, inside, form)) {
            return null;
        }
        if (unit.kind() != Kind.NONE && end < text.length() && text.charAt(end) == '级') {
            form = Form.SIZE_CLASS;
            end++;
        }
        if (numeral.chinese() && form == Form.PLAIN && unit.kind() == Kind.COUNT) {
            form = Form.WORDED_COUNT;
        }
        Quantity quantity =
                cues.around(text, Quantity.plain(numeral.start(), end, numeral.value(), magnitude, unit, form), used);
        boolean threshold = form == Form.SIZE_CLASS
                && quantity.qualifier() == Qualifier.AT_LEAST
                && quantity.end() < text.length()
                && text.charAt(quantity.end()) > 0x4DFF
                && text.charAt(quantity.end()) < 0xA000;
        if (threshold) {
            return null;
        }
        if (inside != Qualifier.EXACT && quantity.qualifier() == Qualifier.EXACT) {
            quantity = quantity.withQualifier(inside);
        }
        if (form == Form.SIZE_CLASS && quantity.qualifier() == Qualifier.EXACT) {
            quantity = quantity.withQualifier(Qualifier.APPROX);
        }
        return places(quantity);
    }

    /** 上升24位 is a move in a ranking, not twenty-four persons. */
    private static Quantity places(Quantity quantity) {
        boolean moved = quantity.hasDirection() && quantity.unit().printed().matches("位|名|个位次|位次|个名次");
        boolean rankWord = quantity.direction().matches("上升|前移|提升|下降|后移|跃升|提高|升|回落|前进");
        return moved && rankWord && quantity.magnitude().isEmpty() ? quantity.withUnit(RANK_PLACE, "") : quantity;
    }
}
