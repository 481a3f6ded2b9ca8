package org.steppe.etl.extract.recognise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.steppe.etl.extract.recognise.Quantity.Form;
import org.steppe.etl.extract.recognise.Unit.Kind;

/** Finds places in a ranking: 居全国第三位, 列第5. The words around such a number are part of its pattern. */
final class RankRecogniser {

    private static final Unit PLACE = new Unit("位", "RANK", BigDecimal.ONE, Kind.PLACE);
    private static final String NUMERAL = "(\\d{1,3}+|[一二两三四五六七八九十百]{1,4}+)";
    private static final Pattern RANKS =
            Pattern.compile("(?:稳?居|位居|位列|列|排名|排在|排|名列|保持|稳居|跃居|升至|升到|上升到|上升至|提升到|提升至|跻身|跃升至|跃升到|为)*"
                    + "(?:(?:全国|全省|全区|全市|全球|世界|国内|亚洲|全盟|全军|全行业|西部(?:地区)?|东部(?:地区)?|中部(?:地区)?|东北(?:地区)?|"
                    + "中西部|[东西南北中]部(?:省份|十二省区市)?|长江沿线|沿海|内陆|陆路|民族地区|自治区|省|同类|行业|五个自治区|副省级城市|"
                    + "[东西南北华中]{2}地区|[一二三四五六七八九十]+省区?市?|沿黄九省区?|八省区)+"
                    + "(?:各)?(?:省区市|省市区|省份|省市|同类(?:地区|城市|口岸|港口)?|城市|港口|口岸|沿海港口|内河港口|副省级城市|地级市|百强县|行业|"
                    + "陆路口岸|沿边口岸)?(?:的|中|内)?(?:均|都)?(?:排名|排位|排|居|列|位居|位列|保持)?第"
                    + NUMERAL + "(?:位|名)?|第" + NUMERAL + "[位名])"
                    + "(?!大|个|批|届|季|次|轮|家|条|座|方|产业|代|例|颗|艘|台|梯队|、|名[^次，。；、])");
    private static final Pattern RANK_BARE = Pattern.compile(
            "(?:居|位居|位列|列|排名|排在|名列|稳居|跃居|升至|升到|上升到|上升至|跃升至|跻身|排|保持)第" + NUMERAL + "(?:位|名)?(?!大|个|批|届|季|次|轮|家|方|产业|线)");

    /** The ranks of a text. Passes over chars that are used and marks those of the ranks as used. */
    List<Quantity> recognise(String text, BitSet used) {
        List<Quantity> found = new ArrayList<>();
        if (text.indexOf('第') >= 0) {
            ranks(text, RANKS, used, found);
            ranks(text, RANK_BARE, used, found);
        }
        return found;
    }

    private static void ranks(String text, Pattern pattern, BitSet used, List<Quantity> found) {
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            if (used.get(m.start())) {
                continue;
            }
            Numeral numeral = NumeralReader.read(number(m), 0);
            if (numeral == null || numeral.value().signum() <= 0) {
                continue;
            }
            found.add(Quantity.plain(m.start(), m.end(), numeral.value(), "", PLACE, Form.RANK));
            used.set(m.start(), m.end());
        }
    }

    private static String number(Matcher m) {
        for (int i = 1; i <= m.groupCount(); i++) {
            if (m.group(i) != null) {
                return m.group(i);
            }
        }
        throw new IllegalStateException("A rank without a number: " + m.group());
    }
}
