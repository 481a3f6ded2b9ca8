package org.steppe.etl.extract.meaning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.extract.recognise.Quantity.Form;

/** The figures of a paragraph read so far, in the order of the text, for what later ones take over from them. */
final class Drafts {

    private final List<Draft> drafts = new ArrayList<>();

    void add(Draft draft) {
        drafts.add(draft);
    }

    /** The latest, or null before the first. */
    @Nullable
    Draft last() {
        return drafts.isEmpty() ? null : drafts.getLast();
    }

    /** Subject of the latest, empty before the first. */
    String lastSubject() {
        return drafts.isEmpty() ? "" : drafts.getLast().subject();
    }

    /** The subjects of the last figures in the order of the text, each once unless it stands for several places. */
    List<String> lastSubjects(int count) {
        List<String> last = new ArrayList<>();
        for (int i = drafts.size() - 1; i >= 0 && last.size() < count; i--) {
            Draft draft = drafts.get(i);
            boolean known = draft.area().isEmpty() && last.contains(draft.subject());
            if (!known) {
                last.addFirst(draft.subject());
            }
        }
        return last;
    }

    /** The areas that the last figures have of their own, in the order of the text. */
    List<String> lastAreas(int count) {
        List<String> last = new ArrayList<>();
        for (int i = drafts.size() - 1; i >= 0 && last.size() < count; i--) {
            last.addFirst(drafts.get(i).area());
        }
        return last;
    }

    /** The subjects of the numbers that stand in one row before a place, joined by 、 and 和. */
    List<String> rowBefore(int segment, Prose prose) {
        List<String> row = new ArrayList<>();
        int until = segment;
        for (int i = drafts.size() - 1; i >= 0; i--) {
            Draft draft = drafts.get(i);
            String between = prose.text()
                    .substring(draft.quantity().end(), Math.max(draft.quantity().end(), until));
            if (between.indexOf('。') >= 0
                    || (between.indexOf('，') >= 0 && !row.isEmpty())
                    || between.indexOf('；') >= 0) {
                break;
            }
            if (!row.contains(draft.subject())) {
                row.addFirst(draft.subject());
            }
            until = draft.segment();
        }
        return row;
    }

    /** How many parts of a ratio A:B:C the latest figures are. */
    int ratioParts() {
        int parts = 0;
        for (int i = drafts.size() - 1; i >= 0 && drafts.get(i).quantity().form() == Form.RATIO_PART; i--) {
            parts++;
        }
        return parts;
    }
}
