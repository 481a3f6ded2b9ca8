package org.steppe.api.dataset;

import java.util.ArrayList;
import java.util.List;
import org.steppe.api.http.LabelText;
import org.steppe.warehouse.generation.ChangeCounts;

/** Says in words how many observations changed. */
public final class ChangeWords {

    private ChangeWords() {}

    /** What is counted, and how it is said of the first kind that occurs and of a later one; % is the number. */
    private record Kind(long count, String firstZh, String laterZh, String one, String many, String laterEn) {

        String zh(boolean isFirst) {
            return (isFirst ? firstZh : laterZh).replace("%", Long.toString(count));
        }

        String en(boolean isFirst) {
            String form = isFirst ? (count == 1 ? one : many) : laterEn;
            return form.replace("%", Long.toString(count));
        }
    }

    public static LabelText of(ChangeCounts counts) {
        List<Kind> kinds = List.of(
                new Kind(counts.added(), "新增%个观测值", "新增%个", "% observation added", "% observations added", "% added"),
                new Kind(
                        counts.revised(),
                        "修订%个观测值",
                        "修订%个",
                        "% observation revised",
                        "% observations revised",
                        "% revised"),
                new Kind(
                        counts.withdrawn(),
                        "撤回%个观测值",
                        "撤回%个",
                        "% observation withdrawn",
                        "% observations withdrawn",
                        "% withdrawn"),
                new Kind(
                        counts.documented(),
                        "%个观测值数值不变而依据有变",
                        "%个数值不变而依据有变",
                        "% observation with the same value on other figures",
                        "% observations with the same value on other figures",
                        "% with the same value on other figures"));
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        for (Kind kind : kinds) {
            if (kind.count() > 0) {
                zh.add(kind.zh(zh.isEmpty()));
                en.add(kind.en(en.isEmpty()));
            }
        }
        return zh.isEmpty()
                ? new LabelText("观测值没有变化", "No observation changed")
                : new LabelText(String.join("，", zh), String.join(", ", en));
    }
}
