package org.steppe.warehouse.structure;

import java.util.Objects;

/**
 * A text for people in the two languages of the warehouse.
 *
 * @param zh Chinese, never blank
 * @param en English, never blank
 */
public record Label(String zh, String en) {

    public Label {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("A label needs both languages: zh '" + zh + "', en '" + en + "'");
        }
    }

    public String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
