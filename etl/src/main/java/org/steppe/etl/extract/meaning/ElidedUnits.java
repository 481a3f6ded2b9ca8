package org.steppe.etl.extract.meaning;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.recognise.Quantity;
import org.steppe.etl.extract.recognise.Quantity.Form;
import org.steppe.etl.extract.recognise.Unit;

/** Gives a number of which only 万 or 亿 is printed the unit that its subject lets understand. */
final class ElidedUnits {

    private static final Unit PERSON = new Unit("人", "person", BigDecimal.ONE, Unit.Kind.AMOUNT);
    private static final Unit PERSON_TIME = new Unit("人次", "PERSON_TIME", BigDecimal.ONE, Unit.Kind.AMOUNT);
    private static final Unit YUAN = new Unit("元", "CNY", BigDecimal.ONE, Unit.Kind.AMOUNT);
    private static final Pattern PERSON_TIMES = Pattern.compile("人次|游客|旅客|旅游");
    private static final Pattern MONEY = Pattern.compile("产值|收入|投资|额|利润|资产|资金|支出|规模|税|贷款|存款|集群|产业|企业|园区|项目$");

    private final PersonWords persons = new PersonWords();

    /** The number with its unit, or null when it is no figure. The noun is what stands after the number. */
    @Nullable
    Quantity restored(Quantity q, String text, String subject, String noun) {
        if (q.unit().kind() != Unit.Kind.NONE) {
            return q;
        }
        String magnitude = q.magnitude();
        if (magnitude.isEmpty()) {
            return q;
        }
        if (PERSON_TIMES.matcher(subject).find() && !subject.contains("收入") && !subject.contains("花费")) {
            return q.withUnit(PERSON_TIME, magnitude);
        }
        if (persons.endsWithPerson(subject) || persons.startsWithPerson(text, q.end())) {
            return q.withUnit(PERSON, magnitude);
        }
        boolean money = MONEY.matcher(subject).find() || MONEY.matcher(noun).find();
        if ((q.form() == Form.SIZE_CLASS && magnitude.indexOf('亿') >= 0) || money) {
            return q.withUnit(YUAN, magnitude);
        }
        return q.form() == Form.SIZE_CLASS ? null : q;
    }
}
