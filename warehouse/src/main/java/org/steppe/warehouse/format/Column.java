package org.steppe.warehouse.format;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One column of an answer.
 *
 * @param component the column of the batch that it is written from, in upper case
 * @param name as readers see it
 * @param labels texts to write instead of codes, null to write the codes; a code without a label stays as it is
 */
public record Column(
        String component, String name, @Nullable Map<String, String> labels) {

    /** What stands in this column for a code. */
    public String text(String code) {
        return labels == null ? code : labels.getOrDefault(code, code);
    }
}
