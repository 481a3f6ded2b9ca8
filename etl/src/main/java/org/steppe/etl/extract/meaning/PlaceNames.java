package org.steppe.etl.extract.meaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.rule.RuleFile;
import org.steppe.etl.extract.rule.WordTable;

/** Finds names of places and tells their codes of GB/T 2260. */
final class PlaceNames {

    /** A place name at a place of a text. */
    record Place(int start, int end, String area) {}

    /** Short names that are more often other words. */
    private static final Set<String> AMBIGUOUS = Set.of(
            "海南", "吉林", "朝阳", "东方", "中山", "大同", "丽水", "白山", "通化", "阳泉", "安康", "保定", "黄山", "长治", "平凉", "和田", "山南", "南山",
            "固原", "中卫", "白城", "来宾", "保山", "文山", "大理", "临沂河", "海西", "海北", "黄南", "河源", "五原", "吉安", "宁德", "开封", "鞍山", "安阳",
            "宿州", "红河", "怒江", "台州", "凉山", "定西", "河池", "资阳", "信阳", "广安", "淮安", "新乡");

    private final WordTable<String> names;
    private final Map<Character, Boolean> firsts = new HashMap<>();
    private final WordTable<String> notAfter = WordTable.of(RuleFile.words("no-places-after"));

    PlaceNames() {
        Map<String, String> codes = new HashMap<>();
        for (List<String> row : RuleFile.rows("places")) {
            String area = row.get(0);
            for (String name : (row.get(1) + "|" + row.get(2)).split("\\|", -1)) {
                if (name.isEmpty()) {
                    continue;
                }
                codes.putIfAbsent(name, area);
                String shorter = shortName(name, area);
                if (shorter != null) {
                    codes.putIfAbsent(shorter, area);
                }
            }
        }
        for (List<String> row : RuleFile.rows("seats")) {
            codes.put(row.get(0), row.get(1));
        }
        codes.keySet().forEach(name -> firsts.put(name.charAt(0), true));
        names = new WordTable<>(codes);
    }

    private static @Nullable String shortName(String name, String area) {
        int length = name.length();
        boolean county = !area.endsWith("00");
        boolean tail = length > 2
                && (name.endsWith("省")
                        || name.endsWith("市")
                        || name.endsWith("盟")
                        || (length > 3 && name.endsWith("地区")));
        if (!tail
                || (county
                        && !Set.of("满洲里市", "二连浩特市", "阿尔山市", "霍尔果斯市", "阿拉山口市", "义乌市", "昆山市")
                                .contains(name))) {
            return null;
        }
        String shorter = name.substring(0, length - (name.endsWith("地区") ? 2 : 1));
        return AMBIGUOUS.contains(shorter) ? null : shorter;
    }

    /** Place names of a text in order, those inside names of institutions left out. */
    List<Place> find(String text) {
        List<Place> found = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int length = firsts.containsKey(text.charAt(i)) ? names.lengthAt(text, i) : 0;
            if (length == 0) {
                i++;
                continue;
            }
            int end = i + length;
            String area = names.meaning(text.substring(i, end));
            boolean institution =
                    notAfter.lengthAt(text, end) > 0 || (end + 4 <= text.length() && text.startsWith("大学", end + 2));
            if (area != null && !institution) {
                found.add(new Place(i, end, area));
            }
            i = end;
        }
        return found;
    }

    /** The code of a name, or null. */
    @Nullable
    String code(String name) {
        return names.meaning(name);
    }
}
