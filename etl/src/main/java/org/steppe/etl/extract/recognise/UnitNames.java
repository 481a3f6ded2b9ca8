package org.steppe.etl.extract.recognise;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.rule.RuleFile;

/** Reads a unit that stands alone, as over a column of a table: 亿元, 万人次, %. */
public final class UnitNames {

    /** A unit with its magnitude. */
    public record Named(Unit unit, String magnitude) {}

    private final Map<String, Unit> units = new HashMap<>();

    public UnitNames() {
        for (List<String> row : RuleFile.rows("units")) {
            units.put(
                    row.get(0),
                    new Unit(row.get(0), row.get(1), new BigDecimal(row.get(2)), Unit.Kind.valueOf(row.get(3))));
        }
    }

    /** The unit, or null when the words are none. */
    public @Nullable Named read(String words) {
        for (String magnitude : new String[] {"万亿", "亿", "万", ""}) {
            if (words.startsWith(magnitude)) {
                Unit unit = units.get(words.substring(magnitude.length()));
                if (unit != null) {
                    return new Named(unit, magnitude);
                }
            }
        }
        return null;
    }
}
