package org.steppe.api.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.Argument;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.format.FormatOptions;
import org.steppe.warehouse.format.LabelMode;
import org.steppe.warehouse.structure.Language;

/**
 * A request for observations, read and resolved.
 *
 * @param selection with columns, order and offset; its query has no limit
 * @param layout the columns as readers see them
 * @param limit rows of a page, null for all rows
 * @param options of single formats
 * @param download whether the answer is to become a file for people
 * @param language of labels and of texts for people
 * @param labelling what the texts in the answer depend on besides the data
 * @param parameters as they were sent, each once, the members of a body among them
 */
public record ObservationRequest(
        Selection selection,
        AnswerLayout layout,
        @Nullable Long limit,
        DataFormat format,
        FormatOptions options,
        boolean download,
        Language language,
        String labelling,
        List<Argument> parameters) {

    public ObservationRequest {
        parameters = List.copyOf(parameters);
    }

    /** What coded columns show. */
    public LabelMode labels() {
        return options.labels();
    }

    /** The parameters in an address, in the words in which they were sent. */
    public SelectionAddress asSent() {
        return new SelectionAddress(selection.query().dataset(), parameters);
    }

    /** The text of a parameter that was sent. */
    String sent(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Argument::text)
                .findFirst()
                .orElseThrow();
    }
}
