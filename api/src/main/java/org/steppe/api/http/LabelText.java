package org.steppe.api.http;

import io.micronaut.serde.annotation.Serdeable;
import org.steppe.warehouse.structure.Label;

/** A text for people in both languages, as answers carry it. */
@Serdeable
public record LabelText(String zh, String en) {

    public static LabelText of(Label label) {
        return new LabelText(label.zh(), label.en());
    }
}
