package org.steppe.api.search;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;

/**
 * Something that can be found, with its texts made ready for comparison.
 *
 * @param rank of its type among entries that fit equally well, the greater the better
 * @param idWords the words of its id
 * @param zh Chinese label in lower case, for the Latin letters in it
 * @param en English label in lower case
 * @param enWords the words of the English label
 * @param note in lower case, empty when there is none
 */
record SearchEntry(
        SearchDocument.Result result,
        int rank,
        List<String> idWords,
        String zh,
        String en,
        List<String> enWords,
        String note) {

    static SearchEntry of(
            String type,
            int rank,
            String id,
            LabelText label,
            @Nullable String note,
            List<String> datasets,
            String href) {
        String en = label.en().toLowerCase(Locale.ROOT);
        return new SearchEntry(
                new SearchDocument.Result(type, id, label, note, datasets, href),
                rank,
                SearchWords.of(id),
                label.zh().toLowerCase(Locale.ROOT),
                en,
                SearchWords.of(en),
                note == null ? "" : note.toLowerCase(Locale.ROOT));
    }
}
