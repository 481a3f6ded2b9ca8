package org.steppe.api.data;

import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.format.AnswerLayout;
import org.steppe.warehouse.format.ArrowCodec;
import org.steppe.warehouse.format.DataFormat;
import org.steppe.warehouse.structure.Language;

/**
 * A request for observations, read and resolved.
 *
 * @param selection with columns, order and offset; its query has no limit
 * @param layout the columns as readers see them
 * @param limit rows of a page, null for all rows
 * @param codec of the messages within formats of Arrow
 * @param language of labels and of texts for people
 * @param labelling what the texts in the answer depend on besides the data
 */
record ObservationRequest(
        Selection selection,
        AnswerLayout layout,
        @Nullable Long limit,
        DataFormat format,
        ArrowCodec codec,
        Language language,
        String labelling) {}
